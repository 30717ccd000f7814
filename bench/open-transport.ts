import { SshTransport } from '../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../src/engine/transport/ssh/auth/auth-prompts.ts';
import { TypedSecrets } from '../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../src/engine/transport/ssh/connect/ssh-connection.ts';

/** Nobody is there to ask, and nothing should have to be. */
const nobody: Questions = {
  acceptHostKey: () => Promise.resolve(false),
  passphrase: () => Promise.resolve(null),
  password: () => Promise.resolve(null),
  keyboard: () => Promise.resolve(null),
};

/** A server as the engine reaches it, by its name in an ssh_config; not connected yet. */
export function openTransport(name: string, config: string): SshTransport {
  const options = {
    config,
    questions: nobody,
    secrets: new TypedSecrets(),
    turnstile: new HandshakeLimiter(),
  };
  return new SshTransport(new SshConnection(name, name, options, () => undefined));
}
