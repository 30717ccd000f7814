import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { emptyRunState, isItemSettled, type RunState, transition } from '../../../shared/run/run-state.ts';
import type { RunSummary } from '../../../shared/wire/contract.ts';
import type { RunStore } from '../session/run-store.ts';

/** All runs of this machine, newest first, or those of one checklist; `open` gives the state of a run that is open here. */
export async function summarizeRuns(
  store: RunStore,
  open: (run: string) => Promise<RunState | undefined>,
  file?: string,
): Promise<readonly RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const run of await store.list()) {
    const summary = await summarizeRun(store, run, await open(run));
    if (summary !== null && (file === undefined || summary.file === file)) summaries.push(summary);
  }
  return summaries;
}

/** A run in one line, from its state where it is open, else from its journal; null for a folder without a readable one. */
export async function summarizeRun(
  store: RunStore,
  run: string,
  known?: RunState,
): Promise<RunSummary | null> {
  const state = known ?? (await foldJournal(store, run));
  if (state === null || state.run === '') return null;
  return {
    run: state.run,
    kind: state.kind,
    of: state.of,
    file: state.file,
    title: state.title,
    version: state.version,
    environment: state.environment,
    status: state.status,
    outcome: state.outcome,
    createdAt: state.createdAt,
    endedAt: state.endedAt,
    settled: state.order.filter((id) => isItemSettled(state, id)).length,
    total: state.order.length,
  };
}

async function foldJournal(store: RunStore, run: string): Promise<RunState | null> {
  const journal = await attemptAsync(() => store.readJournal(run), null);
  return journal?.events.reduce(transition, emptyRunState) ?? null;
}
