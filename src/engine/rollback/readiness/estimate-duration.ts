import { summarizeRun } from '../../run/report/summarize-run.ts';
import type { RunStore } from '../../run/session/run-store.ts';

/** Of the runs on this machine so many of the newest are looked at. */
const mostRuns = 100;

/** How long rollbacks of a checklist took before: the median in ms of those that passed; null while there was none. */
export async function estimateRollbackMs(store: RunStore, file: string): Promise<number | null> {
  const durations: number[] = [];
  for (const run of (await store.list()).slice(0, mostRuns)) {
    const summary = await summarizeRun(store, run);
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
