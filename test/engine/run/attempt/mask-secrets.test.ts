import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { maskEverything, SecretMask } from '../../../../src/engine/run/attempt/mask-secrets.ts';

/** What a log gets of these pieces of output, written one after the other. */
function masked(secrets: readonly string[], ...pieces: readonly string[]): string {
  const seen: Uint8Array[] = [];
  const mask = new SecretMask(secrets, (bytes) => seen.push(Uint8Array.from(bytes)));
  for (const piece of pieces) mask.write(Buffer.from(piece));
  mask.flush();
  return Buffer.concat(seen).toString('utf8');
}

describe('the mask of secrets', () => {
  it.each([
    ['every time it stands there', ['s3cret'], 'a s3cret b s3cret', 'a ****** b ******'],
    ['within another word', ['s3cret'], 'xs3crety', 'x******y'],
    ['twice without a gap', ['s3cret'], 's3crets3cret', '************'],
    ['byte for byte, so that offsets stay', ['pässwort'], '[pässwort]', '[*********]'],
    ['over a line break, which stays', ['one\ntwo'], 'one\ntwo\n', '***\n***\n'],
    ['beside another one', ['alpha', 'bravo'], 'alphabravo alpha', '********** *****'],
  ])('hides one %s', (_what, secrets, output, log) => {
    expect(masked(secrets, output)).toBe(log);
  });

  it.each([
    [
      'one that begins with a shorter one',
      ['hunter', 'hunter2-long'],
      'x hunter2-long y',
      'x ************ y',
    ],
    ['one that ends with a shorter one', ['word', 'pass-word'], 'x pass-word y', 'x ********* y'],
    ['one that holds a shorter one', ['cdef', 'abcdefgh'], 'x abcdefgh y', 'x ******** y'],
    ['two that overlap', ['abcdef', 'defghi'], 'x abcdefghi y', 'x ********* y'],
    ['one that overlaps itself', ['abcabc'], 'abcabcabc!', '*********!'],
  ])('leaves no part of %s visible, in either order', (_what, secrets, output, log) => {
    expect(masked(secrets, output)).toBe(log);
    expect(masked(secrets.toReversed(), output)).toBe(log);
  });

  it.each([
    ['a secret', ['s3cret'], 'a s3cret b', 'a ****** b'],
    ['a secret behind its own beginning', ['aabaac'], 'aabaabaac.', 'aab******.'],
    ['secrets within each other', ['hunter', 'hunter2-long'], 'x hunter2-long y', 'x ************ y'],
    ['secrets that overlap', ['abcdef', 'defghi'], 'x abcdefghi y', 'x ********* y'],
  ])('hides %s however the output is cut', (_what, secrets, output, log) => {
    for (let cut = 0; cut <= output.length; cut += 1)
      expect(masked(secrets, output.slice(0, cut), output.slice(cut))).toBe(log);
    expect(masked(secrets, ...output)).toBe(log);
  });

  const key =
    '-----BEGIN KEY-----\nMIIEvQIBADANBgkqhkiG9w0B\nAASCBKcwggSjAgEAAoIBAQC7\nx=\n-----END KEY-----\n';
  const parts = ['MIIEvQ', 'AASCBK', 'BEGIN KEY', 'END KEY'];

  it.each([
    ['as it is', key],
    ['through a terminal', key.replaceAll('\n', '\r\n')],
    ['without its last line end', key.trimEnd()],
    ['without its last line end, through a terminal', key.trimEnd().replaceAll('\n', '\r\n')],
    ['in part', key.split('\n').slice(1, 3).join('\n')],
    ['line by line, indented', key.replaceAll('\n', '\n    ')],
    ['in one line', key.replaceAll('\n', ' ')],
    ['escaped', JSON.stringify(key)],
  ])('hides every line of a secret that is printed %s, however it is cut', (_what, output) => {
    for (const secret of [key, key.replaceAll('\n', '\r\n')]) {
      const log = masked([secret, 'other-secret'], output);
      for (const part of parts) expect(log).not.toContain(part);
      expect(Buffer.byteLength(log)).toBe(Buffer.byteLength(output));
      for (let cut = 0; cut <= output.length; cut += 7)
        expect(masked([secret, 'other-secret'], output.slice(0, cut), output.slice(cut))).toBe(log);
    }
  });

  it('hides two secrets of several lines that share one', () => {
    const log = masked(
      ['first-line\nshared-line', 'shared-line\nlast-line'],
      'first-line\r\nshared-line\r\nlast-line\r\n',
    );
    expect(log).not.toMatch(/first|shared|last/);
  });

  it('ignores values shorter than four characters: they occur by chance', () => {
    expect(masked(['yes', '', 'x'], 'yes, exactly')).toBe('yes, exactly');
  });

  it('holds back the beginning of a secret until it cannot be one', () => {
    const seen: string[] = [];
    const mask = new SecretMask(['s3cret'], (bytes) => seen.push(Buffer.from(bytes).toString()));
    mask.write(Buffer.from('a s3c'));
    expect(seen).toEqual(['a ']);
    mask.write(Buffer.from('ond'));
    expect(seen).toEqual(['a ', 's3cond']);
  });

  it('passes everything on at once when there are no secrets', () => {
    const seen: string[] = [];
    const mask = new SecretMask([], (bytes) => seen.push(Buffer.from(bytes).toString()));
    mask.write(Buffer.from('s3c'));
    expect(seen).toEqual(['s3c']);
  });

  it('passes nothing on in a second flush', () => {
    const seen: string[] = [];
    const mask = new SecretMask(['s3cret'], (bytes) => seen.push(Buffer.from(bytes).toString()));
    mask.write(Buffer.from('s3c'));
    mask.flush();
    mask.flush();
    expect(seen).toEqual(['s3c']);
  });
});

describe('the mask of an output that may hold an unknown secret', () => {
  it('shows its lines and nothing else, byte for byte', () => {
    const seen: Uint8Array[] = [];
    maskEverything((bytes) => seen.push(bytes))(Buffer.from('pä\r\n\nx'));
    expect(Buffer.concat(seen).toString('latin1')).toBe('****\n\n*');
  });
});

describe('a secret that a command writes in another way', () => {
  const secret = `a$b"c'd e&f/g`;
  it.each([
    ['bash', `declare -p SECRET`],
    ['bash', 'export SECRET; export -p | grep SECRET='],
    ['bash', 'set | grep ^SECRET='],
    ['bash', `printf '%q' "$SECRET"`],
    ['bash', 'set -x; : "$SECRET"'],
    ['dash', 'export -p | grep SECRET='],
  ])('is hidden: %s, %s', (shell, command) => {
    if (!existsSync(`/bin/${shell}`)) return;
    const { stdout, stderr } = spawnSync(`/bin/${shell}`, ['-c', command], {
      env: { PATH: process.env.PATH ?? '', SECRET: secret },
    });
    expect(masked([secret], Buffer.concat([stdout, stderr]).toString())).not.toMatch(
      /c.{0,6}d.{0,6}e.{0,6}f/,
    );
  });

  it('is hidden in JSON and in a URL', () => {
    expect(masked([secret], JSON.stringify({ secret }))).toBe(`{"secret":"${'*'.repeat(14)}"}`);
    expect(masked([secret], `/login?token=${encodeURIComponent(secret)}&x=1`)).toMatch(
      /^\/login\?token=\*+&x=1$/,
    );
  });
});
