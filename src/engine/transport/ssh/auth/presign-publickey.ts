import type { Client, ParsedKey } from 'ssh2';

/** The message that asks to sign in with a key; signed, it needs no answer first. */
type AskWithKey = (username: string, key: ParsedKey, algorithm: string | undefined, sign?: Sign) => void;
type Sign = (data: Buffer, done: (signature: Buffer) => void) => void;

/** What ssh2 signs with, by the algorithm's name on the wire; the others have one hash only. */
const hashes: Readonly<Record<string, string>> = {
  'ssh-rsa': 'sha1',
  'rsa-sha2-256': 'sha256',
  'rsa-sha2-512': 'sha512',
};

/**
 * Has a client sign with a key of ours at once. ssh2 asks first whether the server would take the key, which costs one more
 * round trip and, with OpenSSH, the pause after every refusal. A key that an agent holds is still asked about: signing with
 * it may want a finger on a button. Call after `connect`. It reaches into ssh2 (see decision 0035): where that part is not
 * as it was, the client asks first as it always did.
 */
export function presignPublickey(client: Client): void {
  const { _protocol: protocol } = client as unknown as { readonly _protocol?: { authPK?: AskWithKey } };
  const ask = protocol?.authPK;
  if (protocol === undefined || typeof ask !== 'function') return;
  protocol.authPK = (username, key, algorithm, sign) => {
    if (sign !== undefined || !holdsSecret(key)) {
      ask.call(protocol, username, key, algorithm, sign);
      return;
    }
    ask.call(protocol, username, key, algorithm, (data, done) => {
      const signature = key.sign(data, algorithm === undefined ? undefined : hashes[algorithm]) as
        | Buffer
        | Error;
      // A key that cannot sign is left to ssh2, which says so once the server has answered.
      if (signature instanceof Error) ask.call(protocol, username, key, algorithm);
      else done(signature);
    });
  };
}

function holdsSecret(key: ParsedKey): boolean {
  return typeof key.isPrivateKey === 'function' && key.isPrivateKey();
}
