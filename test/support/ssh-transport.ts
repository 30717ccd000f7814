import { SshTransport } from '../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { TypedSecrets } from '../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../../src/engine/transport/ssh/connect/ssh-connection.ts';
import type { AttemptSpec } from '../../src/engine/transport/transport.ts';
import type { Sshd } from './sshd.ts';

/** No person is there: nothing is accepted, and nothing is known. */
export const nobody: Questions = {
  acceptHostKey: async () => false,
  passphrase: async () => null,
  password: async () => null,
  keyboard: async () => null,
};

/** The target `box` on a server of the tests. */
export function connectTo(sshd: Sshd): SshTransport {
  const options = {
    config: sshd.config,
    questions: nobody,
    secrets: new TypedSecrets(),
    turnstile: new HandshakeLimiter(),
  };
  return new SshTransport(new SshConnection('box', 'box', options, () => undefined));
}

/** An attempt of one command in section `a`, with nothing special about it. */
export function attemptOf(
  run: string,
  item: string,
  command: string,
  more: Partial<AttemptSpec> = {},
): AttemptSpec {
  return {
    run,
    item,
    attempt: 1,
    host: null,
    command,
    env: {},
    secrets: {},
    tty: false,
    cwd: null,
    section: 'a',
    readOnly: false,
    ...more,
  };
}
