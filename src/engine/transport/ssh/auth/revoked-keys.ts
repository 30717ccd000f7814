import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { errorText } from '../../../../shared/text/error-text.ts';
import { keyType } from './known-hosts.ts';

/** What a key revocation list begins with; every other file is a list of public keys. */
const krlMagic = 'SSHKRL\n\0';
/** `ssh-keygen` answers within this time, in ms, or not at all. */
const answerWithinMs = 10_000;

/**
 * What the file of RevokedHostKeys says of a host's key. `unreadable` is no permission: OpenSSH refuses every key where it
 * cannot read the file, too.
 */
export type Revocation =
  | { readonly state: 'revoked' }
  | { readonly state: 'not-revoked' }
  | { readonly state: 'unreadable'; readonly why: string };

/** Looks a host's key up in a file of RevokedHostKeys: a list of public keys, or a KRL, which `ssh-keygen` is asked about. */
export async function lookUpRevoked(file: string, key: Buffer): Promise<Revocation> {
  try {
    const bytes = await readFile(file);
    if (bytes.toString('latin1', 0, krlMagic.length) === krlMagic) return await askKeygen(file, key);
    const offered = key.toString('base64');
    const isListed = bytes
      .toString('utf8')
      .split('\n')
      .some((line) => !line.startsWith('#') && line.trim().split(/\s+/).includes(offered));
    return { state: isListed ? 'revoked' : 'not-revoked' };
  } catch (error) {
    return { state: 'unreadable', why: errorText(error) };
  }
}

async function askKeygen(file: string, key: Buffer): Promise<Revocation> {
  const folder = await mkdtemp(join(tmpdir(), 'slipway-key-'));
  try {
    const keyFile = join(folder, 'key.pub');
    await writeFile(keyFile, `${keyType(key)} ${key.toString('base64')}\n`);
    return await new Promise((resolve) => {
      execFile(
        'ssh-keygen',
        ['-Q', '-f', file, keyFile],
        { timeout: answerWithinMs },
        (error, stdout, stderr) => {
          if (error === null) resolve({ state: 'not-revoked' });
          // It ends with the same status for a key that is revoked and for a list that it cannot read.
          else if (/: REVOKED\b/.test(stdout)) resolve({ state: 'revoked' });
          else resolve({ state: 'unreadable', why: stderr.trim() || errorText(error) });
        },
      );
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
