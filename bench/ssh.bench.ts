import type { SshTransport } from '../src/engine/transport/ssh/attempt/ssh-transport.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';
import { openTransport } from './open-transport.ts';
import { startSshd } from './private-sshd.ts';
import { runProgram } from './run-program.ts';
import { connectAndRun, durableStep, runTrue } from './transport-work.ts';
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
        warm: () => timed(() => runTrue(warm)),
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
