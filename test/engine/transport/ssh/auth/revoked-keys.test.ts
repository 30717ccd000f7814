import { execFileSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { learnHostKeys } from '../../../../../src/engine/transport/ssh/auth/learn-host-keys.ts';
import { lookUpRevoked } from '../../../../../src/engine/transport/ssh/auth/revoked-keys.ts';
import type { ResolvedHost } from '../../../../../src/engine/transport/ssh/config/resolve-host.ts';
import { resolvedHost } from '../../../../support/resolved-host.ts';
import { tempFolders } from '../../../../support/temp-folder.ts';

const folder = tempFolders();

async function makeKey(name: string, type = 'ed25519') {
  const file = join(await folder(), name);
  execFileSync('ssh-keygen', ['-q', '-t', type, '-N', '', '-f', file]);
  const [kind = '', blob = ''] = (await readFile(`${file}.pub`, 'utf8')).split(' ');
  return { file, line: `${kind} ${blob}`, blob: Buffer.from(blob, 'base64') };
}

describe('a file of revoked keys', () => {
  it('as text names the key, wherever on its line, and not the others', async () => {
    const [bad, good] = [await makeKey('bad'), await makeKey('good')];
    const file = join(await folder(), 'revoked');
    await writeFile(file, `# leaked\n\n  ${bad.line} old laptop\r\n# ${good.line}\n`);
    expect(await lookUpRevoked(file, bad.blob)).toEqual({ state: 'revoked' });
    expect(await lookUpRevoked(file, good.blob)).toEqual({ state: 'not-revoked' });
  });

  it('as a KRL is asked with ssh-keygen, in a path with a blank, too', async () => {
    const [bad, good] = [await makeKey('bad'), await makeKey('good')];
    await mkdir(join(await folder(), 'my keys'), { recursive: true });
    const file = join(await folder(), 'a krl');
    execFileSync('ssh-keygen', ['-q', '-k', '-f', file, `${bad.file}.pub`]);
    expect(await lookUpRevoked(file, bad.blob)).toEqual({ state: 'revoked' });
    expect(await lookUpRevoked(file, good.blob)).toEqual({ state: 'not-revoked' });
  });

  it.each([
    ['is not there', null],
    ['is a broken KRL', 'SSHKRL\n\0nonsense'],
  ])('that %s says nothing good of a key', async (_what, text) => {
    const file = join(await folder(), 'krl');
    if (text !== null) await writeFile(file, text);
    expect(await lookUpRevoked(file, (await makeKey('id')).blob)).toMatchObject({ state: 'unreadable' });
  });
});

describe('keys a server proves to have', () => {
  /** What is filed after `web`, believed by `believed`, has proved `proved`. */
  async function learn(
    filed: string,
    believed: Buffer,
    proved: readonly Buffer[],
    more: Partial<ResolvedHost> = {},
  ) {
    const file = join(await folder(), 'known_hosts');
    await writeFile(file, filed);
    const host = resolvedHost({ knownHostsFiles: [file], updateHostKeys: true, ...more });
    await learnHostKeys(host, 'web', believed, proved);
    const text = await readFile(file, 'utf8');
    expect(text.startsWith(filed)).toBe(true);
    return text.slice(filed.length);
  }

  it('are filed beside the one it is known by, once, and hashed where that is wanted', async () => {
    const [old, next] = [await makeKey('old'), await makeKey('next', 'ecdsa')];
    const filed = `web ${old.line}\n`;
    expect(await learn(filed, old.blob, [old.blob, next.blob])).toBe(`web ${next.line}\n`);
    const hashed = await learn(filed, old.blob, [next.blob], { hashKnownHosts: true });
    expect(hashed).toMatch(/^\|1\|[^|]+\|\S+ ecdsa/);
  });

  it.each([
    ['UpdateHostKeys is off', (line: string) => `web ${line}\n`, { updateHostKeys: false }],
    ['a wildcard is all it is known by', (line: string) => `w* ${line}\n`, {}],
    [
      'an authority vouches for it',
      (line: string) => `web ${line}\n@cert-authority web ${line.replace('AAAA', 'AAAB')}\n`,
      {},
    ],
    ['it was not known', () => '', {}],
    ['their type is not wanted', (line: string) => `web ${line}\n`, { algorithms: wanting('ssh-ed25519') }],
  ])('are not filed where %s', async (_what, filed, more) => {
    const [old, next] = [await makeKey('old'), await makeKey('next', 'ecdsa')];
    expect(await learn(filed(old.line), old.blob, [next.blob], more)).toBe('');
  });

  it('are not filed, none of them, where one belongs to another name or is revoked', async () => {
    const [old, next, other] = [await makeKey('old'), await makeKey('next'), await makeKey('other')];
    for (const line of [`db ${other.line}`, `@revoked * ${other.line}`])
      expect(await learn(`web ${old.line}\n${line}\n`, old.blob, [next.blob, other.blob])).toBe('');
  });

  it('are not filed where RevokedHostKeys has them', async () => {
    const [old, next] = [await makeKey('old'), await makeKey('next')];
    const revoked = `${next.file}.pub`;
    expect(await learn(`web ${old.line}\n`, old.blob, [next.blob], { revokedHostKeys: revoked })).toBe('');
  });

  it('are not filed where there are very many', async () => {
    const [old, next] = [await makeKey('old'), await makeKey('next')];
    expect(await learn(`web ${old.line}\n`, old.blob, new Array<Buffer>(17).fill(next.blob))).toBe('');
  });
});

function wanting(...hostKeys: readonly string[]): ResolvedHost['algorithms'] {
  return { kex: [], hostKeys, ciphers: [], macs: [] };
}
