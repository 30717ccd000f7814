import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { SecretFinder } from '../../../../src/engine/keychain/masking/secret-finder.ts';
import { SecretMask } from '../../../../src/engine/run/attempt/mask-secrets.ts';
import { plantedSecrets, printInShell, printShapes, traces } from '../../../support/planted-secrets.ts';

const secrets = plantedSecrets();
const env = {
  PATH: process.env.PATH ?? '',
  ...Object.fromEntries(secrets.map((value, n) => [`SECRET_${n}`, value])),
};

/** What a step prints that has forty secrets and prints each of them in every shape. */
function printed(locale: string): Buffer {
  const options = { env: { ...env, LC_ALL: locale }, maxBuffer: 1 << 26 };
  const own = spawnSync(process.execPath, ['-e', printShapes], options);
  const shell = spawnSync('bash', ['-c', printInShell], options);
  return Buffer.concat([own.stdout, own.stderr, shell.stdout, shell.stderr]);
}

/** The output behind the mask, written in pieces of this many bytes; and the most that was held back. */
function masked(output: Buffer, size: number): { readonly text: string; readonly mostHeld: number } {
  const seen: Uint8Array[] = [];
  let passed = 0;
  let mostHeld = 0;
  const mask = new SecretMask(secrets, (bytes) => {
    seen.push(Uint8Array.from(bytes));
    passed += bytes.length;
  });
  for (let at = 0; at < output.length; at += size) {
    mask.write(output.subarray(at, at + size));
    mostHeld = Math.max(mostHeld, Math.min(at + size, output.length) - passed);
  }
  mask.flush();
  return { text: Buffer.concat(seen).toString('utf8'), mostHeld };
}

describe('forty secrets in every shape', () => {
  it.each(['C', 'C.UTF-8'])(
    'are in what a step prints, and not behind the mask, in the locale %s',
    (locale) => {
      const output = printed(locale);
      // Were they not printed, nothing would have been hidden.
      expect(new Set(traces(output.toString('utf8'), secrets).map((each) => each.split(' ')[0])).size).toBe(
        40,
      );
      const { text } = masked(output, output.length);
      expect(traces(text, secrets)).toEqual([]);
      expect(Buffer.byteLength(text)).toBe(output.length);
    },
  );

  it('stay hidden wherever the output is cut, while no more than the longest form is held back', () => {
    const output = printed('C.UTF-8');
    const whole = masked(output, output.length).text;
    // The longest form of the longest value, a digit pair for each byte, and room for line breaks.
    const limit = 3 * Math.max(...secrets.map((value) => Buffer.byteLength(value))) + 1_024;
    for (const size of [997, 4_096, 65_536]) {
      const { text, mostHeld } = masked(output, size);
      expect(text).toBe(whole);
      expect(mostHeld).toBeLessThan(limit);
    }
  });

  it('are hidden in texts of servers and people', () => {
    const finder = new SecretFinder(secrets);
    const text = secrets.map((value) => `FATAL: password "${value}" of app is wrong`).join('; ');
    expect(traces(finder.hide(text), secrets)).toEqual([]);
    expect(finder.hide('nothing of the kind')).toBe('nothing of the kind');
  });
});

describe('what a tool wraps', () => {
  const secret = 'correct horse battery staple, and a tail that makes it longer than one line of base64 is';
  const hide = (text: string): string => new SecretFinder([secret]).hide(text);

  it.each([['base64'], ['base64 -w 20'], ['fold -w 16'], ['fold -s -w 30'], ['od -An -v -tx1 | tr -d " "']])(
    'is hidden behind %s, and its lines stay',
    (tool) => {
      const { stdout } = spawnSync('bash', ['-c', tool], { input: secret });
      const text = stdout.toString();
      const bare = hide(text).replace(/[*\n=]/g, '');
      // Of base64, the last character holds bits of the line end behind the value as well.
      expect(bare.length).toBeLessThanOrEqual(1);
      expect(hide(text).split('\n').length).toBe(text.split('\n').length);
    },
  );

  it('holds back nothing of a line that only ends with the first letters of a secret', () => {
    const seen: string[] = [];
    const mask = new SecretMask([secret], (bytes) => seen.push(Buffer.from(bytes).toString()));
    mask.write(Buffer.from('abc\n'));
    expect(seen.join('')).toBe('abc\n');
  });
});
