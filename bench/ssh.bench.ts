import type { SshTransport } from '../src/engine/transport/ssh/ssh-transport.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';
import { openTransport } from './open-transport.ts';
import { startSshd } from './private-sshd.ts';
import { runProgram } from './run-program.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = 15;

/** Reaching a server and running a command there, against the `ssh` everybody has; same server, same keys, same configuration. */
export function benchSsh(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const server = await startSshd(folder);
    const open = (): SshTransport => openTransport('bench', server.config);
    const warm = open();
    try {
      await warm.exec('true');
      let attempt = 0;
      const readings = await interleave(rounds, {
        ssh: () => timed(() => runProgram('ssh', ['-F', server.config, 'bench', 'true'])),
        cold: () => timed(() => connectAndRun(open())),
        warm: () => timed(() => expectZero(warm.exec('true'))),
        step: () => {
          attempt += 1;
          return timed(() => durableStep(warm, attempt));
        },
      });
      const against = { name: 'ssh host true', rounds: readings.ssh };
      return [
        toFigure({
          name: 'ssh: connect and first command',
          unit: 'ms',
          rounds: readings.cold,
          against,
          goal: { atMost: 0.3 },
        }),
        toFigure({ name: 'ssh: a command when connected', unit: 'ms', rounds: readings.warm, against }),
        toFigure({ name: 'ssh: a durable step when connected', unit: 'ms', rounds: readings.step, against }),
      ];
    } finally {
      warm.connection.close();
      await server.stop();
    }
  });
}

async function connectAndRun(transport: SshTransport): Promise<void> {
  await expectZero(transport.exec('true'));
  transport.connection.close();
}

async function durableStep(transport: SshTransport, attempt: number): Promise<void> {
  const spec = {
    run: 'bench',
    item: 'step',
    attempt,
    host: null,
    command: 'true',
    env: {},
    secrets: {},
    tty: false,
    cwd: null,
    section: 'bench',
    readOnly: false,
  };
  await expectZero(transport.start(spec, () => undefined).done);
}

async function expectZero(result: Promise<{ readonly exit: number | null }>): Promise<void> {
  const { exit } = await result;
  if (exit !== 0) throw new Error(`the command ended with ${exit}`);
}
