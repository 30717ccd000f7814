import type { RunSession } from '../../engine/index.ts';

/** Resolves when a run has ended or paused. */
export function whenStill(session: RunSession): Promise<void> {
  return new Promise((resolve) => {
    const still = (): boolean => session.state.status === 'ended' || session.state.status === 'paused';
    if (still()) {
      resolve();
      return;
    }
    const stop = session.subscribe(() => {
      if (!still()) return;
      stop();
      resolve();
    });
  });
}
