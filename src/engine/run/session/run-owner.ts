import type { HeldLock, RunLock } from '../../journal/run-lock.ts';
import * as words from '../run-words.ts';

/** Who keeps this console from driving a run: another one, or a journal that is broken at a line; null where nothing does. */
export function runOwner(
  lock: RunLock | HeldLock,
  broken: { readonly line: number; readonly reason: string } | null,
): HeldLock | null {
  if ('heldBy' in lock) return lock;
  if (broken === null) return null;
  return {
    heldBy: words.damagedJournal(broken.line, broken.reason),
    alive: false,
  };
}
