import { TypedSecrets } from '../src/engine/transport/ssh/authenticate.ts';
import type { Questions } from '../src/engine/transport/ssh/questions.ts';
import { SshConnection } from '../src/engine/transport/ssh/ssh-connection.ts';
import { SshTransport } from '../src/engine/transport/ssh/ssh-transport.ts';
import { Turnstile } from '../src/engine/transport/ssh/turnstile.ts';

/** Nobody is there to ask, and nothing should have to be. */
const nobody: Questions = {
  acceptHostKey: () => Promise.resolve(false),
  passphrase: () => Promise.resolve(null),
  password: () => Promise.resolve(null),
  keyboard: () => Promise.resolve(null),
};

/** A server as the engine reaches it, by its name in an ssh_config; not connected yet. */
export function openTransport(name: string, config: string): SshTransport {
  const options = { config, questions: nobody, secrets: new TypedSecrets(), turnstile: new Turnstile() };
  return new SshTransport(new SshConnection(name, name, options, () => undefined));
}
