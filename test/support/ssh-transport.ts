import { writeFile } from 'node:fs/promises';
import { afterAll, beforeAll } from 'vitest';
import { SshTransport } from '../../src/engine/transport/ssh/attempt/ssh-transport.ts';
import type { Questions } from '../../src/engine/transport/ssh/auth/auth-prompts.ts';
import { TypedSecrets } from '../../src/engine/transport/ssh/auth/typed-secrets.ts';
import { HandshakeLimiter } from '../../src/engine/transport/ssh/connect/handshake-limiter.ts';
import { SshConnection } from '../../src/engine/transport/ssh/connect/ssh-connection.ts';
import type { AttemptSpec } from '../../src/engine/transport/transport.ts';
import { type Sshd, startSshd } from './sshd.ts';

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

/** A server, and a transport to it that knows its host key. */
export interface SshServer {
  readonly sshd: Sshd;
  readonly transport: SshTransport;
  stop(): Promise<void>;
}

/** Starts a server as {@link startSshd} does and connects to it on first use. */
export async function startSshServer(
  lines = '',
  env: Readonly<Record<string, string>> = {},
): Promise<SshServer> {
  const sshd = await startSshd('box', lines, env);
  await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
  const transport = connectTo(sshd);
  return {
    sshd,
    transport,
    stop: async () => {
      transport.connection.close();
      await sshd.stop();
    },
  };
}

/** A server for all tests of the `describe` it is called in. */
export function useSshTransport(): Pick<SshServer, 'sshd' | 'transport'> {
  let server: SshServer | null = null;
  const started = (): SshServer => {
    if (server === null) throw new Error('The server is there within tests and hooks only.');
    return server;
  };
  beforeAll(async () => {
    server = await startSshServer();
  });
  afterAll(() => server?.stop());
  return {
    get sshd() {
      return started().sshd;
    },
    get transport() {
      return started().transport;
    },
  };
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
    shell: 'a',
    readOnly: false,
    endsSection: false,
    ...more,
  };
}
