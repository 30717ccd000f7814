import type { SshTransport } from '../src/engine/transport/ssh/attempt/ssh-transport.ts';

/** One command on a connection, opened if there is none. */
export async function runTrue(transport: SshTransport): Promise<void> {
  const { exit } = await transport.exec('true');
  if (exit !== 0) throw new Error(`${transport.target} ended with ${exit}`);
}

/** A connection of its own for one command. */
export async function connectAndRun(transport: SshTransport): Promise<void> {
  await runTrue(transport);
  transport.connection.close();
}

/** One durable step that does nothing; every attempt must have a number of its own. */
export async function durableStep(transport: SshTransport, attempt: number): Promise<void> {
  const spec = {
    run: 'bench',
    item: 'step',
    attempt,
    host: transport.target,
    command: 'true',
    env: {},
    secrets: {},
    tty: false,
    cwd: null,
    shell: 'bench',
    readOnly: false,
    endsSection: false,
  };
  const { exit, reason } = await transport.start(spec, () => undefined).done;
  if (exit !== 0) throw new Error(`${transport.target}: ${reason ?? `ended with ${exit}`}`);
}
