import type { RunStore } from '../run/run-store.ts';
import { summariseRun } from '../run/summarise-run.ts';

/** Of the runs on this machine so many of the newest are looked at. */
const mostRuns = 100;

/** How long rollbacks of a checklist took before: the median in ms of those that passed; null while there was none. */
export async function learnRollbackMs(store: RunStore, file: string): Promise<number | null> {
  const durations: number[] = [];
  for (const run of (await store.list()).slice(0, mostRuns)) {
    const summary = await summariseRun(store, run);
    if (
      summary?.kind !== 'rollback' ||
      summary.file !== file ||
      summary.outcome !== 'passed' ||
      summary.endedAt === null
    )
      continue;
    durations.push(Date.parse(summary.endedAt) - Date.parse(summary.createdAt));
  }
  return durations.sort((a, b) => a - b)[Math.floor(durations.length / 2)] ?? null;
}
