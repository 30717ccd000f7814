import { execFile } from 'node:child_process';
import type { IPty } from 'node-pty';
import { attempt } from '../../../shared/lib/attempt.ts';
import { writePty } from '../../vendor-patches/living-pty.ts';

/** Grace between the three signals, in ms. */
const graceMs = 5_000;

/** How processes are ended on this machine; for tests, on a made-up one. */
export interface Ending {
  readonly platform: NodeJS.Platform;
  /** Sends a signal to a process, or with a negative id to a group. Throws where it is gone. */
  readonly signal: (pid: number, signal: NodeJS.Signals) => void;
  /** Ends a process of Windows with everything it has started. */
  readonly endTree: (pid: number) => void;
}

const here: Ending = {
  platform: process.platform,
  signal: (pid, signal) => void process.kill(pid, signal),
  // A tree that is gone already is no failure.
  endTree: (pid) => void execFile('taskkill', ['/PID', `${pid}`, '/T', '/F'], () => undefined),
};

/**
 * Ends a process group: `first` (interrupt unless told otherwise), then terminate, then kill, until `done` settles.
 * `pid` leads the group, as the child of a pseudo-terminal does. Windows has no groups and no signals: there the tree is ended.
 */
export function killGroup(
  pid: number,
  done: Promise<unknown>,
  first: NodeJS.Signals = 'SIGINT',
  { platform, signal, endTree }: Ending = here,
): void {
  if (platform === 'win32') {
    endTree(pid);
    return;
  }
  const signals: NodeJS.Signals[] = [first, 'SIGTERM', 'SIGKILL'];
  inTurn(done, () => {
    const next = signals.shift();
    // It throws where the group is gone already.
    if (next !== undefined) attempt(() => signal(-pid, next), undefined);
    return next !== undefined;
  });
}

/**
 * Ends what runs in a terminal: as {@link killGroup}; on Windows by Ctrl-C, unless the terminal is closed, then its tree and
 * whatever else is still attached to its console.
 */
export function endPty(
  pty: IPty,
  done: Promise<unknown>,
  first: 'SIGINT' | 'SIGHUP' = 'SIGINT',
  ending: Ending = here,
): void {
  if (ending.platform !== 'win32') {
    killGroup(pty.pid, done, first, ending);
    return;
  }
  const end = (): void => {
    ending.endTree(pty.pid);
    // A program that Git's bash has put into its own place is in no tree of ours.
    attempt(() => pty.kill(), undefined);
  };
  const steps = first === 'SIGINT' ? [() => writePty(pty, Buffer.of(3)), end] : [end];
  inTurn(done, () => {
    const step = steps.shift();
    step?.();
    return step !== undefined;
  });
}

/** Takes a step now and another after each grace, until there are no more or `done` settles. */
function inTurn(done: Promise<unknown>, step: () => boolean): void {
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (!step()) return;
    timer = setTimeout(next, graceMs);
    timer.unref();
  };
  next();
  void done.finally(() => clearTimeout(timer));
}
