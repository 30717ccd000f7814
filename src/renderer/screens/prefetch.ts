/** Every part of the window that is loaded when it is first wanted. */
const parts: readonly (() => Promise<unknown>)[] = [
  () => import('./session/session-window.tsx'),
  () => import('../features/dock/output-tab.tsx'),
  () => import('../features/terminal/screen.ts'),
  () => import('../features/terminal/terminal-tab.tsx'),
  () => import('../features/logs/logs-tab.tsx'),
  () => import('../features/events/events-tab.tsx'),
  () => import('../features/instruments/instruments.tsx'),
  () => import('../features/metrics/sparkline.tsx'),
  () => import('../features/work/virtual-rows.tsx'),
  () => import('./review/review.tsx'),
  () => import('./review/decisions/sections-review.tsx'),
  () => import('../features/palette/palette.tsx'),
  () => import('./home/home.tsx'),
];

/** The first screen is drawn by then, and its own parts are not kept waiting, in ms. */
const afterMs = 2_000;

/**
 * Brings the rest of the window in while nobody waits for it: a terminal that cannot be opened because the network
 * changed while its code was on the way is worse than a few hundred kilobytes read early. Parts that do not arrive are
 * asked for again when they are wanted.
 */
export function prefetch(): void {
  const next = (index: number): void => {
    const load = parts[index];
    if (load === undefined) return;
    requestIdleCallback(() => {
      void load()
        .catch(() => undefined)
        .finally(() => next(index + 1));
    });
  };
  setTimeout(() => next(0), afterMs);
}
