import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { attempt } from '../../shared/lib/attempt.ts';

/** Every process of a practice session carries this variable, whose value is the practice root. */
export const rootVariable = 'SLIPWAY_PRACTICE_ROOT';

const run = promisify(execFile);
// A process may fork between being listed and being ended; a few rounds see the end of that.
const rounds = 5;

/**
 * Ends processes that outlived their SSH session on purpose (setsid, nohup), told by the root in their environment.
 * Does nothing on Windows, where sessions cannot detach from this process that way.
 */
export async function endSurvivors(root: string): Promise<void> {
  for (let round = 0; round < rounds; round += 1) {
    const survivors = await findProcesses(`${rootVariable}=${root}`);
    if (survivors.length === 0) return;
    for (const pid of survivors) endProcess(pid);
  }
}

/** One that is gone by itself in the meantime is no error. */
function endProcess(pid: number): void {
  attempt(() => process.kill(pid, 'SIGKILL'), false);
}

async function findProcesses(marker: string): Promise<number[]> {
  if (process.platform === 'win32') return [];
  const found = process.platform === 'linux' ? await searchProc(marker) : await searchPs(marker);
  return found.filter((pid) => pid !== process.pid);
}

async function searchProc(marker: string): Promise<number[]> {
  // As bytes: a temporary folder may have a name outside ASCII.
  const wanted = Buffer.from(marker).toString('latin1');
  const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name));
  const matches = await Promise.all(
    pids.map(async (pid) => {
      const environment = await readFile(`/proc/${pid}/environ`, 'latin1').catch(() => '');
      return environment.split('\0').includes(wanted);
    }),
  );
  return pids.filter((_pid, index) => matches[index]).map(Number);
}

async function searchPs(marker: string): Promise<number[]> {
  const { stdout } = await run('ps', ['-axEww', '-o', 'pid=,command='], { maxBuffer: 64 * 1024 * 1024 });
  return stdout
    .split('\n')
    .filter((line) => ` ${line} `.includes(` ${marker} `))
    .map((line) => Number.parseInt(line, 10));
}
