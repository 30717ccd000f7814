import { readFile } from 'node:fs/promises';
import { attempt } from '../../../../shared/lib/attempt.ts';

/** What begins a private key in OpenSSH's own format; its public key stands in clear behind it, whatever locks the rest. */
const magic = 'openssh-key-v1\0';

/**
 * The public key (its blob, in base64) that an identity file names: the file's own where it is one, or a private key in OpenSSH's
 * format, else the one in `FILE.pub`. Null where there is none: then only who can open the private key knows.
 */
export async function publicKeyOf(file: string): Promise<string | null> {
  const text = await readFile(file, 'utf8').catch(() => '');
  const own = readPublicLine(text) ?? publicPartOf(text);
  return own ?? readPublicLine(await readFile(`${file}.pub`, 'utf8').catch(() => ''));
}

/** The blob (base64) of the first line that is a public key; null where none is. */
export function readPublicLine(text: string): string | null {
  for (const line of text.split('\n')) {
    const [type, blob] = line.trim().split(/\s+/);
    if (type === undefined || blob === undefined || type.startsWith('#') || type.startsWith('-')) continue;
    const bytes = Buffer.from(blob, 'base64');
    if (bytes.length > 4 && stringAt(bytes, 0)?.toString('latin1') === type) return bytes.toString('base64');
  }
  return null;
}

function publicPartOf(text: string): string | null {
  const body = /-----BEGIN OPENSSH PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END/.exec(text)?.[1];
  const bytes = Buffer.from(body ?? '', 'base64');
  if (bytes.toString('latin1', 0, magic.length) !== magic) return null;
  let at = magic.length;
  // Cipher, key derivation and its options come first, then how many keys there are.
  for (let field = 0; field < 3; field += 1) {
    const value = stringAt(bytes, at);
    if (value === null) return null;
    at += 4 + value.length;
  }
  return stringAt(bytes, at + 4)?.toString('base64') ?? null;
}

/** How many bits the modulus of an RSA key has; null where the blob is another key. */
export function rsaBitsOf(blob: Buffer): number | null {
  const type = stringAt(blob, 0);
  if (type?.toString('latin1') !== 'ssh-rsa') return null;
  const exponent = stringAt(blob, 4 + type.length);
  const modulus = exponent === null ? null : stringAt(blob, 8 + type.length + exponent.length);
  const digits = modulus?.toString('hex').replace(/^0+/, '') ?? '';
  return digits === ''
    ? null
    : (digits.length - 1) * 4 + Number.parseInt(digits[0] ?? '0', 16).toString(2).length;
}

/** The length-prefixed string at an offset; null where it does not end within the bytes. */
function stringAt(bytes: Buffer, at: number): Buffer | null {
  const length = attempt(() => bytes.readUInt32BE(at), null);
  if (length === null || at + 4 + length > bytes.length) return null;
  return bytes.subarray(at + 4, at + 4 + length);
}
