import type { HeldLock, RunLock } from '../../journal/run-lock.ts';

/** Who keeps this console from driving a run: another one, or a journal that is broken at a line; null where nothing does. */
export function runOwner(
  lock: RunLock | HeldLock,
  broken: { readonly line: number; readonly reason: string } | null,
): HeldLock | null {
  if ('heldBy' in lock) return lock;
  if (broken === null) return null;
  return {
    heldBy: `nobody: its journal is damaged at line ${broken.line} (${broken.reason}) and opens for reading only`,
    alive: false,
  };
}
