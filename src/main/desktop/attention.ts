import { app, type BrowserWindow } from 'electron';
import type { RunReport } from '../../shared/wire/desktop-report.ts';
import { truths } from './happenings.ts';

/** More than 1 is a bar that only moves. */
const moving = 2;
const noBar = -1;

/** Shows on the dock, the task bar and the launcher how far a run is and how many things wait for a person. */
export function showAttention(window: BrowserWindow | null, run: RunReport | null): void {
  const waiting = run === null || run.phase === 'ended' ? 0 : truths(run).size;
  // Windows has no numbers on its task bar.
  if (process.platform !== 'win32') app.setBadgeCount(waiting);
  const { progress, mode } = barOf(run);
  window?.setProgressBar(progress, { mode });
}

/** Calls a person to the window, until they look at it. */
export function callForAttention(window: BrowserWindow): void {
  window.flashFrame(true);
}

type Mode = 'none' | 'normal' | 'indeterminate' | 'error' | 'paused';

function barOf(run: RunReport | null): { readonly progress: number; readonly mode: Mode } {
  const share = run === null || run.total === 0 ? 0 : Math.min(run.done / run.total, 1);
  switch (run?.phase) {
    case 'running':
      return { progress: share, mode: 'normal' };
    case 'soaking':
      return { progress: moving, mode: 'indeterminate' };
    case 'waiting':
      return { progress: share, mode: 'paused' };
    case 'failed':
      return { progress: share, mode: 'error' };
    default:
      return { progress: noBar, mode: 'none' };
  }
}
