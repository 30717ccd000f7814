import { constants, existsSync, lstatSync, mkdirSync, type Stats } from 'node:fs';
import { mkdtemp, open, readdir, realpath, rm, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { attempt } from '../shared/lib/attempt.ts';
import { endSurvivors } from './server/end-survivors.ts';

const prefix = 'slipway-practice-';
const ownerFile = 'owner';
const owner = (pid: number) => `${hostname()} ${pid}`;
/** A host's name and a number; more is no owner. */
const mostOwnerBytes = 400;

/** The folder of a practice server. */
export interface PracticeRoot {
  /** Its real path, so that what shells print and what this program expects agree where a folder is a link. */
  readonly folder: string;
  /** Whether it was made here, and is to be removed again. */
  readonly isOurs: boolean;
}

/** Makes the folder a practice server lives in: the one asked for, or a fresh one in `base`. Only this account gets into it. */
export async function makeRoot(base: string, wanted: string | undefined): Promise<PracticeRoot> {
  const isOurs = wanted === undefined || !existsSync(wanted);
  if (wanted === undefined) makeBase(base);
  else mkdirSync(wanted, { recursive: true, mode: 0o700 });
  const folder = await realpath(wanted ?? (await mkdtemp(join(base, prefix))));
  if (isOurs) await writeFile(join(folder, ownerFile), owner(process.pid), { mode: 0o600, flag: 'wx' });
  return { folder, isOurs };
}

/**
 * Clears away fresh folders of practice servers whose program was killed, and what still runs in them. Nobody else can exchange
 * anything while they are removed: they lie in a folder that only this account gets into, or they are left alone.
 */
export async function clearAbandoned(base: string): Promise<void> {
  if (!existsSync(base) || !isPrivate(base)) return;
  const within = await realpath(base);
  const names = (await readdir(within)).filter((name) => name.startsWith(prefix));
  for (const root of names.map((name) => join(within, name))) {
    if (!(await isAbandoned(root))) continue;
    await endSurvivors(root);
    await rm(root, { recursive: true, force: true });
  }
}

function makeBase(base: string): void {
  mkdirSync(base, { recursive: true, mode: 0o700 });
  if (isPrivate(base)) return;
  throw new Error(
    `The practice server needs a folder that no other account can get into, and ${base} is open to others. Nothing was started. Take the rights away (chmod go-rwx '${base}'), or move it away.`,
  );
}

/** Whether a folder is one, itself, and only this account may do anything in it. Windows keeps profiles private in another way. */
function isPrivate(folder: string): boolean {
  const info = attempt(() => lstatSync(folder), null);
  return (
    info?.isDirectory() === true && isOwn(info) && (process.getuid === undefined || (info.mode & 0o077) === 0)
  );
}

function isOwn(info: Stats): boolean {
  return process.getuid === undefined || info.uid === process.getuid();
}

/** Only what this machine's own programs left: a shared folder may hold those of others, whose pids say nothing here. */
async function isAbandoned(root: string): Promise<boolean> {
  const info = attempt(() => lstatSync(root), null);
  if (info === null || !info.isDirectory() || !isOwn(info)) return false;
  const text = await readOwner(join(root, ownerFile));
  const pid = Number(text.split(' ')[1]);
  if (!Number.isInteger(pid) || text !== owner(pid)) return false;
  try {
    process.kill(pid, 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'ESRCH';
  }
}

/** Empty where there is no file of this account's own: never through a link, never waiting for a pipe. */
async function readOwner(file: string): Promise<string> {
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const handle = await open(file, flags).catch(() => null);
  if (handle === null) return '';
  try {
    const info = await handle.stat();
    if (!info.isFile() || !isOwn(info) || info.size > mostOwnerBytes) return '';
    return await handle.readFile('utf8');
  } finally {
    await handle.close();
  }
}
