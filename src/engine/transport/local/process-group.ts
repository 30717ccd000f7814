import { attempt } from '../../../shared/lib/attempt.ts';

/** Grace between the three signals, in ms. */
const graceMs = 5_000;

/**
 * Ends a process group: `first` (interrupt unless told otherwise), then terminate, then kill, until `done` settles.
 * `pid` leads the group, as the child of a pseudo-terminal does.
 */
export function killGroup(pid: number, done: Promise<unknown>, first: NodeJS.Signals = 'SIGINT'): void {
  const signals: NodeJS.Signals[] = [first, 'SIGTERM', 'SIGKILL'];
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    const signal = signals.shift();
    if (signal === undefined) return;
    // It throws where the group is gone already.
    attempt(() => process.kill(process.platform === 'win32' ? pid : -pid, signal), false);
    timer = setTimeout(next, graceMs);
    timer.unref();
  };
  next();
  void done.finally(() => clearTimeout(timer));
}
