import { readdirSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { attemptOf, connectTo } from '../../../test/support/ssh-transport.ts';
import { type Sshd, startSshd } from '../../../test/support/sshd.ts';
import { eventually } from '../ground/eventually.ts';

/** What may be left when everything is closed. */
interface Left {
  readonly handles: number;
  readonly descriptors: number;
  readonly megabytes: number;
  readonly folders: number;
  readonly sessions: number;
}

/** Cycles that fill caches and compile code, before anything is counted. */
const warmUp = 100;
/** Memory may breathe by this much, in MiB. */
const breath = 4;

/** Connects, runs a step, has the connection cut, reconnects, runs another, closes; again and again. Gives an exit code. */
export async function findLeaks(cycles: number): Promise<number> {
  const sshd = await startSshd();
  try {
    await writeFile(sshd.knownHosts, await sshd.hostKeyLine());
    for (let cycle = 0; cycle < warmUp; cycle += 1) await oneCycle(sshd, `w${cycle}`);
    const before = await count(sshd);
    for (let cycle = 0; cycle < cycles; cycle += 1) await oneCycle(sshd, `c${cycle}`);
    const after = await count(sshd);
    const rows = Object.keys(before) as (keyof Left)[];
    const grown = rows.filter((row) => after[row] > before[row] + (row === 'megabytes' ? breath : 0));
    for (const row of rows)
      console.log(
        `${grown.includes(row) ? '✗' : '✓'} ${row.padEnd(12)} ${before[row]} before, ${after[row]} after ${cycles} connects, cuts and reconnects`,
      );
    console.log(`${rows.length - grown.length} passed, ${grown.length} failed`);
    return grown.length === 0 ? 0 : 1;
  } finally {
    await sshd.stop();
  }
}

async function oneCycle(sshd: Sshd, run: string): Promise<void> {
  const transport = connectTo(sshd);
  const step = async (attempt: number, command: string): Promise<void> => {
    const spec = attemptOf(run, 'step', command, { attempt });
    const { exit, reason } = await transport.start(spec, () => undefined).done;
    if (exit !== 0) throw new Error(`cycle ${run}: ${reason ?? exit}`);
    transport.forget(spec);
  };
  await step(1, 'true');
  // The server's own process of this connection ends in the middle of a command.
  await transport.exec('kill -9 $PPID').catch(() => undefined);
  await transport.connection.clientAgain();
  await step(2, 'true');
  transport.forgetRun(run);
  await transport.settle();
  transport.connection.close();
}

async function count(sshd: Sshd): Promise<Left> {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  // Sockets close, and their servers' processes end, a moment after they were told to.
  await eventually('the sessions have ended', () => sessions(sshd) === 0, 30_000);
  for (let round = 0; round < 3; round += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    collect();
  }
  return {
    handles: process.getActiveResourcesInfo().length,
    descriptors: readdirSync('/proc/self/fd').length,
    megabytes: Math.round((process.memoryUsage().heapUsed / 2 ** 20) * 10) / 10,
    folders: readdirSync(`${sshd.home}/.slipway`).length,
    sessions: sessions(sshd),
  };
}

/** Processes the server has for connections. */
function sessions(sshd: Sshd): number {
  return readFileSync(`/proc/${sshd.pid}/task/${sshd.pid}/children`, 'utf8').trim().split(' ').filter(Boolean)
    .length;
}
