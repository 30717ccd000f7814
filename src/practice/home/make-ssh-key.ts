import { generateKeyPairSync, randomBytes } from 'node:crypto';

/** An ed25519 key pair in OpenSSH's text formats. */
export interface SshKey {
  /** PEM, not encrypted. */
  readonly private: string;
  /** One line: type, base64, comment. */
  readonly public: string;
}

const type = 'ssh-ed25519';
const magic = Buffer.from('openssh-key-v1\0');
const blockBytes = 8;
const pemColumns = 70;

/**
 * Makes a fresh ed25519 key. Written out because ssh2's own generator drops a leading zero byte, so that one key in
 * two hundred and fifty-six cannot be read back.
 * @param comment what the key is for; shown beside its fingerprint.
 */
export function makeSshKey(comment: string): SshKey {
  const { x, d } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  if (x === undefined || d === undefined)
    throw new Error('The runtime made an ed25519 key without its numbers.');
  const point = Buffer.from(x, 'base64url');
  const seed = Buffer.from(d, 'base64url');
  const publicBlob = Buffer.concat([field(type), field(point)]);
  const check = randomBytes(4);
  const secret = pad(
    Buffer.concat([check, check, publicBlob, field(Buffer.concat([seed, point])), field(comment)]),
  );
  const cipherAndKdf = [field('none'), field('none'), field('')];
  const whole = Buffer.concat([magic, ...cipherAndKdf, number(1), field(publicBlob), field(secret)]);
  return { private: writePem(whole), public: `${type} ${publicBlob.toString('base64')} ${comment}` };
}

function field(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([number(bytes.length), bytes]);
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** Fills the last block with 1, 2, 3, …, as the format asks. */
function pad(bytes: Buffer): Buffer {
  const missing = (blockBytes - (bytes.length % blockBytes)) % blockBytes;
  return Buffer.concat([bytes, Buffer.from(Array.from({ length: missing }, (_, index) => index + 1))]);
}

function writePem(bytes: Buffer): string {
  const lines = bytes.toString('base64').match(new RegExp(`.{1,${pemColumns}}`, 'g')) ?? [];
  return ['-----BEGIN OPENSSH PRIVATE KEY-----', ...lines, '-----END OPENSSH PRIVATE KEY-----', ''].join(
    '\n',
  );
}
