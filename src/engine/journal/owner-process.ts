import { hostname } from 'node:os';
import { birthOf, processSpace } from './process-birth.ts';

/** What tells a console's process from every other that ever had its number; see process-birth.ts. */
export interface OwnerProcess {
  readonly pid?: number | undefined;
  readonly space?: string | undefined;
  readonly birth?: string | undefined;
}

/** This process. */
export function ownProcess(): OwnerProcess {
  return {
    pid: process.pid,
    space: processSpace() ?? undefined,
    birth: birthOf(process.pid) ?? undefined,
  };
}

/**
 * Whether a console's process is gone for certain: it was on this machine, and its number belongs to nobody or to another process.
 * False where that cannot be told: on another machine, in another container, after a restart, or by a mark that does not say.
 */
export function isGone(owner: OwnerProcess & { readonly host: string }): boolean {
  const { pid, space, birth, host } = owner;
  if (pid === undefined || space === undefined || birth === undefined) return false;
  if (host !== hostname() || space !== processSpace()) return false;
  const now = birthOf(pid);
  return now !== null && now !== birth;
}
