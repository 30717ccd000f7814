import type { Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { TypedSecrets } from '../../../../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { connectSsh } from '../../../../../src/engine/transport/ssh/connect/connect-ssh.ts';
import { HandshakeLimiter } from '../../../../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { nobody } from '../../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../../support/sshd.ts';
import { type Behavior, type StandIn, startStandIn } from '../../../../support/stand-in-sshd.ts';

/** What ssh says where it does not connect, as a server may say it too. */
const lies: readonly (readonly [string, string])[] = [
  [
    'another key',
    '@ WARNING: REMOTE HOST IDENTIFICATION HAS CHANGED! @\nThe fingerprint for the ED25519 key sent by the remote host is\nSHA256:forged.\nOffending ED25519 key in /home/ann/.ssh/forged:1\n',
  ],
  ['a revoked key', 'Error: host key ED25519 SHA256:forged revoked by file /etc/forged\n'],
  ['keys that cannot be looked up', 'Error checking host key in revoked keys file /etc/forged: forged\n'],
  ['an unknown key', 'debug1: Server host key: ssh-ed25519 SHA256:forged\nHost key verification failed.\n'],
  ['its configuration', '/home/ann/.ssh/config: line 1: Bad configuration option: forged\n'],
  [
    'its algorithms',
    'Unable to negotiate with forged port 22: no matching cipher found. Their offer: forged\n',
  ],
  ['its name', 'ssh: Could not resolve hostname forged: Name or service not known\n'],
  ['its line', 'ssh: connect to host forged port 22: Connection refused\n'],
];

const aboutKeysOrSettings =
  /has CHANGED|is revoked|is unknown|cannot be looked up|configuration|algorithm|no common|forged/i;

describe.skipIf(sshdMissing !== null)('a server that says what ssh says of other troubles', () => {
  let standIn: StandIn | null = null;
  afterEach(() => standIn?.stop());

  /** Why OpenSSH does not connect, as a person reads it. */
  async function why(behavior: Behavior, connect: 'ssh' | null = 'ssh'): Promise<string> {
    standIn = await startStandIn(behavior);
    await standIn.configure('ConnectTimeout 5\nBatchMode yes\n');
    const options = { config: standIn.config, connect, questions: nobody };
    const turnstile = new HandshakeLimiter();
    const error = await connectSsh('box', 'box', { ...options, secrets: new TypedSecrets(), turnstile }).then(
      (link) => {
        link.end();
        return new Error('it connected');
      },
      (reason: unknown) => reason,
    );
    return `${error} ${(error as { hint?: string }).hint}`;
  }

  it.each(lies)('in its banner is said to refuse the sign-in, which it does: %s', async (_, banner) => {
    const said = await why({ banner });
    expect(said).toMatch(/refused the sign-in/);
    expect(said).not.toMatch(aboutKeysOrSettings);
  });

  it.each(lies)('before it has shown its key is said not to be reached: %s', async (_, text) => {
    for (const payload of [disconnect(text), debug(text)]) {
      const said = await why({ raw: (socket) => speak(socket, payload) });
      expect(said).toMatch(/127\.0\.0\.1:\d+ cannot be reached/);
      expect(said).not.toMatch(/has CHANGED|is revoked|is unknown|cannot be looked up|configuration/i);
      await standIn?.stop();
    }
  });

  it.each([
    ['no method is left', disconnect('no more authentication methods', 14)],
    ['too many were tried', disconnect('Too many authentication failures')],
  ])('before it has shown its key is tried again by the library, too: %s', async (_, payload) => {
    const said = await why({ raw: (socket) => speak(socket, payload) }, null);
    expect(said).toMatch(/127\.0\.0\.1:\d+ cannot be reached/);
    expect(said).not.toMatch(/refused the sign-in/);
  });

  it.each(lies)('in front of what it is cannot say it as ssh: %s', async (_, text) => {
    const said = await why({ raw: (socket) => void socket.end(`${text}SSH-2.0-StandIn\r\n`) });
    expect(said).toMatch(/127\.0\.0\.1:\d+ cannot be reached/);
    expect(said).not.toMatch(aboutKeysOrSettings);
  });
});

/** Says what it is, and then this. */
function speak(socket: Socket, payload: Buffer): void {
  const padding = 8 - ((5 + payload.length) % 8) + 8;
  const head = Buffer.alloc(5);
  head.writeUInt32BE(1 + payload.length + padding);
  head[4] = padding;
  socket.end(Buffer.concat([Buffer.from('SSH-2.0-StandIn\r\n'), head, payload, Buffer.alloc(padding)]));
}

function sshString(text: string): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(Buffer.byteLength(text));
  return Buffer.concat([length, Buffer.from(text)]);
}

/** RFC 4253, 11.1 and 11.3. */
function disconnect(text: string, reason = 2): Buffer {
  return Buffer.concat([Buffer.from([1, 0, 0, 0, reason]), sshString(`bye\n${text}`), sshString('')]);
}
function debug(text: string): Buffer {
  return Buffer.concat([Buffer.from([4, 1]), sshString(`hello\n${text}`), sshString('')]);
}
