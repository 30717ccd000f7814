import { mkdir, mkdtemp, readdir, readFile, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';
import { endSurvivors } from './server/end-survivors.ts';

const prefix = 'slipway-practice-';
const ownerFile = 'owner';
const owner = (pid: number) => `${hostname()} ${pid}`;

/**
 * Makes the folder a practice server lives in: the one asked for, or a fresh one among the temporary files.
 * The real path is given, so that what shells print and what this program expects agree where a folder is a link.
 */
export async function makeRoot(wanted: string | undefined): Promise<string> {
  const folder = wanted ?? (await mkdtemp(join(tmpdir(), prefix)));
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, ownerFile), owner(process.pid));
  return realpath(folder);
}

/** Clears away fresh folders of practice servers whose program was killed, and what still runs in them. */
export async function clearAbandoned(): Promise<void> {
  const base = await realpath(tmpdir());
  const names = (await readdir(base)).filter((name) => name.startsWith(prefix));
  for (const root of names.map((name) => join(base, name))) {
    if (!(await isAbandoned(root))) continue;
    await endSurvivors(root);
    await rm(root, { recursive: true, force: true });
  }
}

/** Only what this machine's own programs left: a shared folder may hold those of others, whose pids say nothing here. */
async function isAbandoned(root: string): Promise<boolean> {
  const text = await readFile(join(root, ownerFile), 'utf8').catch(() => '');
  const pid = Number(text.split(' ')[1]);
  if (!Number.isInteger(pid) || text !== owner(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}
