import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import { link, rename, rm, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { attempt, attemptAsync } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import { ignore, settled } from '../lib/ignore.ts';
import { birthOf, birthTime, processSpace } from './process-birth.ts';
import { runFolder } from './run-folder.ts';
import { type LockOwner, lockNote, readJson } from './run-notes.ts';

/** The heartbeat is the lock file's modification time; three missed beats make a lock on another machine stale. */
const heartbeatMs = 5_000;
const staleMs = 3 * heartbeatMs;
/** How far the times of a process and of a file may lie apart that are the same, in ms. */
const slackMs = 2_000;

export interface RunLock {
  release(): Promise<void>;
}

/** Why the right to drive was not given; `alive` is true where a console that lives has it, `run` what for, if it says. */
export interface HeldLock {
  readonly heldBy: string;
  readonly alive: boolean;
  readonly run?: string | undefined;
}

/**
 * Takes the right to drive a run, or another right that has a folder of its own and is taken for a `run`; gives the holder's
 * description when somebody else has it.
 */
export async function lockRun(dir: string, owner: string, run?: string): Promise<RunLock | HeldLock> {
  const file = runFolder(dir).lock;
  const mine: LockOwner = {
    owner,
    host: hostname(),
    pid: process.pid,
    token: randomUUID(),
    space: processSpace() ?? undefined,
    birth: birthOf(process.pid) ?? undefined,
    run,
  };
  const draft = join(dir, `lock.${mine.token}`);
  try {
    await writeFile(draft, JSON.stringify(mine), { mode: 0o600 });
  } catch (error) {
    // What cannot be driven can still be read.
    const why = errorText(error);
    return {
      heldBy: `nobody: its folder cannot be written to (${why}), so it opens read-only`,
      alive: false,
    };
  }
  try {
    for (let round = 0; round < 3; round += 1) {
      try {
        // A hard link appears whole or not at all, and fails when the name is taken.
        await link(draft, file);
        return keepAlive(file, mine);
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      }
      const held = readOwner(file);
      if (held !== null && isAlive(file, held)) return heldLock(held);
      await removeStale(file, held, dir);
    }
    return { heldBy: 'another console that was just opened', alive: true };
  } finally {
    await rm(draft, { force: true });
  }
}

function readOwner(file: string): LockOwner | null {
  return readJson(file, lockNote.isValid);
}

/** Who has the right of a folder and lives; null where nobody does. */
export function holderOf(dir: string): HeldLock | null {
  const file = runFolder(dir).lock;
  const held = readOwner(file);
  return held !== null && isAlive(file, held) ? heldLock(held) : null;
}

/** Who has the right of a folder and lives, where that is another process than this one; null where there is none. */
export function otherHolderOf(dir: string): HeldLock | null {
  const isOurs = readOwner(runFolder(dir).lock)?.pid === process.pid;
  const holder = holderOf(dir);
  return isOurs ? null : holder;
}

function heldLock({ owner, host, pid, run }: LockOwner): HeldLock {
  return {
    heldBy: `${owner} on ${host} (process ${pid})`,
    alive: true,
    ...(run === undefined ? {} : { run }),
  };
}

/**
 * Whether the process that took a lock is still there. Where numbers of processes mean something else than when it was taken
 * (another machine, another container, before the last restart), only the heartbeat tells.
 */
function isAlive(file: string, held: LockOwner): boolean {
  const space = processSpace() ?? undefined;
  if (held.host !== hostname() || (held.space !== undefined && held.space !== space))
    return Date.now() - beatOf(file) < staleMs;
  const birth = birthOf(held.pid);
  if (birth === 'gone') return false;
  // Better a lock that a person has to look at than two who drive.
  if (birth === null) return true;
  if (held.birth !== undefined) return birth === held.birth;
  const born = birthTime(birth);
  return born === null || born <= beatOf(file) + slackMs;
}

/** The last heartbeat of a lock, epoch ms; long ago where there is no lock. */
function beatOf(file: string): number {
  return attempt(() => statSync(file).mtimeMs, 0);
}

/** Moves the stale lock aside; when it was not the stale one after all, it is put back. */
async function removeStale(file: string, stale: LockOwner | null, dir: string): Promise<void> {
  const aside = join(dir, `lock.stale.${randomUUID()}`);
  const isAside = await attemptAsync(() => rename(file, aside).then(() => true), false);
  if (!isAside) return;
  const moved = readOwner(aside);
  if (moved !== null && moved.token !== stale?.token)
    await settled(link(aside, file), 'somebody else has the lock by now');
  await rm(aside, { force: true });
}

function keepAlive(file: string, mine: LockOwner): RunLock {
  const timer = setInterval(() => {
    const now = new Date();
    ignore(utimes(file, now, now), 'the next beat tries again');
  }, heartbeatMs);
  timer.unref();
  return {
    release: async () => {
      clearInterval(timer);
      if (readOwner(file)?.token !== mine.token) return;
      await settled(rm(file, { force: true }), 'a lock that stays is stale once this process is gone');
    },
  };
}
