import { readFile, stat } from 'node:fs/promises';
import type { ParsedKey } from 'ssh2';
import { loadSsh } from '../../../vendor-patches/load-native.ts';
import type { Questions } from './auth-prompts.ts';
import type { TypedSecrets } from './typed-secrets.ts';

/** A passphrase is asked this often before the key is passed over. */
const passphraseTries = 3;

/** A private key file, as far as it can be read without a person. */
export type KeyFile =
  | { readonly locked: false; readonly key: ParsedKey }
  | { readonly locked: true; readonly text: Buffer };

/**
 * The mode of a key file that others than its owner can read, in octal: OpenSSH does not use such a key. Null where it is
 * as it should be, or is no private key, or this is Windows.
 */
export async function looseMode(file: string): Promise<string | null> {
  const found = await stat(file).catch(() => null);
  if (found === null || process.getuid?.() !== found.uid || (found.mode & 0o077) === 0) return null;
  const text = await readFile(file, 'latin1').catch(() => '');
  return text.startsWith('-----BEGIN ') ? (found.mode & 0o777).toString(8).padStart(4, '0') : null;
}

/** Reads a key file, with the passphrase that was typed before where it wants one; null where there is no private key in it. */
export async function readKey(file: string, secrets: TypedSecrets): Promise<KeyFile | null> {
  const text = await readFile(file).catch(() => null);
  if (text === null) return null;
  const key = await parse(text, secrets.passphrases.get(file));
  if (key === 'locked') return { locked: true, text };
  return key === null ? null : { locked: false, key };
}

/** A key file that wants a passphrase, and whom to ask for it. */
export interface LockedKey {
  readonly target: string;
  readonly file: string;
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
}

/** Asks for a key's passphrase; null where the person gives none, or none that fits. One that fits is kept in memory. */
export async function unlockKey(
  { target, file, questions, secrets }: LockedKey,
  text: Buffer,
): Promise<ParsedKey | null> {
  for (let round = 0; round < passphraseTries; round += 1) {
    const passphrase = await questions.passphrase(target, file, round > 0);
    if (passphrase === null) return null;
    const key = await parse(text, passphrase);
    if (key === 'locked') continue;
    if (key !== null) secrets.passphrases.set(file, passphrase);
    return key;
  }
  return null;
}

async function parse(text: Buffer, passphrase: string | undefined): Promise<ParsedKey | 'locked' | null> {
  const { parseKey } = await loadSsh();
  const parsed = parseKey(text, passphrase);
  if (parsed instanceof Error) return needsPassphrase.test(parsed.message) ? 'locked' : null;
  const key = Array.isArray(parsed) ? parsed[0] : parsed;
  return key?.isPrivateKey() === true ? key : null;
}

const needsPassphrase = /passphrase|decrypt|integrity|bad auth|unable to authenticate/i;
