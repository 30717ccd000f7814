import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { emptyRunState, isItemSettled, type RunState, transition } from '../../../shared/run/run-state.ts';
import type { RunSummary } from '../../../shared/wire/contract.ts';
import { damageOf } from '../session/damaged-journal.ts';
import type { RunStore } from '../session/run-store.ts';

/** A run's state, and where its journal is damaged. */
interface Known {
  readonly state: RunState;
  readonly damage: { readonly line: number; readonly reason: string; readonly wayBack: RunState } | null;
}

/** All runs of this machine, newest first, or those of one checklist; `open` gives what is known of a run that is open here. */
export async function summarizeRuns(
  store: RunStore,
  open: (run: string) => Promise<Known | undefined>,
  file?: string,
): Promise<readonly RunSummary[]> {
  const summaries: RunSummary[] = [];
  for (const run of await store.list()) {
    const summary = await summarizeRun(store, run, await open(run));
    if (summary !== null && (file === undefined || summary.file === file)) summaries.push(summary);
  }
  return summaries;
}

/** The rollbacks of a release that have not ended, newest first. */
export async function openRollbacks(store: RunStore, release: string): Promise<readonly string[]> {
  const runs = await summarizeRuns(store, async () => undefined);
  return runs.filter(({ of, status }) => of === release && status !== 'ended').map(({ run }) => run);
}

/** A run in one line, from what is known of it where it is open, else from its journal; null where that cannot be read. */
export async function summarizeRun(store: RunStore, run: string, open?: Known): Promise<RunSummary | null> {
  const known = open ?? (await foldJournal(store, run));
  if (known === null) return null;
  const { damage } = known;
  if (known.state.run === '' && damage === null) return null;
  // Where the first line is damaged, what can still be read of it tells the runs apart.
  const state = known.state.run === '' ? { ...(damage?.wayBack ?? known.state), run } : known.state;
  return summaryOf(state, damage);
}

/** A run's state in one line. */
export function summaryOf(state: RunState, damage: RunSummary['damage']): RunSummary {
  return {
    run: state.run,
    kind: state.kind,
    of: state.of,
    file: state.file,
    title: state.title,
    version: state.version,
    actor: state.actor,
    environment: state.environment,
    status: state.status,
    outcome: state.outcome,
    createdAt: state.createdAt,
    startedAt: state.startedAt,
    endedAt: state.endedAt,
    settled: state.order.filter((id) => isItemSettled(state, id)).length,
    total: state.order.length,
    damage: damage === null ? null : { line: damage.line, reason: damage.reason },
  };
}

async function foldJournal(store: RunStore, run: string): Promise<Known | null> {
  const journal = await attemptAsync(() => store.readJournal(run), null);
  if (journal === null) return null;
  return { state: journal.events.reduce(transition, emptyRunState), damage: damageOf(journal) };
}
