import { attemptAsync } from '../../shared/lib/attempt.ts';

/** The parts of the window that load on first use. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./session/session-window.tsx'),
  () => import('../features/dock/output-tab.tsx'),
  () => import('../features/terminal/screen/screen.ts'),
  () => import('../features/terminal/tab/terminal-tab.tsx'),
  () => import('../features/logs/logs-tab.tsx'),
  () => import('../features/events/events-tab.tsx'),
  () => import('../features/instruments/instruments.tsx'),
  () => import('../features/metrics/sparkline.tsx'),
  () => import('../features/charts/charts-panel.tsx'),
  () => import('../features/work/virtual-rows.tsx'),
  () => import('./review/review.tsx'),
  () => import('../features/palette/palette.tsx'),
  () => import('./home/home.tsx'),
];

/** In ms. By then the first screen is drawn, so loading does not delay it. */
const afterMs = 2_000;

/**
 * Loads the rest of the window while nobody waits for it: reading a few hundred kilobytes early is better than a terminal that
 * cannot open because the network changed. A part that fails to load is loaded again on first use.
 */
export function prefetch(): void {
  const next = (index: number): void => {
    const load = parts[index];
    if (load === undefined) return;
    requestIdleCallback(() => {
      void attemptAsync(load, undefined).then(() => next(index + 1));
    });
  };
  setTimeout(() => next(0), afterMs);
}
