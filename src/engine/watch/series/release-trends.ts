import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { workOf } from '../../../shared/plan/work.ts';
import { emptyRunState, transition } from '../../../shared/run/run-state.ts';
import type { Trend, TrendValue } from '../../../shared/wire/calls/trends.ts';
import type { RunSummary } from '../../../shared/wire/contract.ts';
import type { Sample } from '../../../shared/wire/live.ts';
import type { RunStore } from '../../run/session/run-store.ts';
import { stepWindow, unchanged } from '../judging/change-window.ts';
import { readKeptSeries } from './kept-series.ts';

/** What is compared: the hour after the change, which nearly every release has. */
const spanMs = 3_600_000;
/** Fewer samples say more about chance than about a release. */
const fewest = 10;
/** As many releases as a table shows. */
const most = 12;

/**
 * Release by release, the oldest first: what each tile said in the hour after its change, up to the moment it was taken back or ended.
 * `runs` are those of one checklist, newest first. Releases of which nothing was measured after the change are left out.
 */
export async function releaseTrends(store: RunStore, runs: readonly RunSummary[]): Promise<readonly Trend[]> {
  const trends: Trend[] = [];
  for (const { run, kind, damage } of runs) {
    if (trends.length === most) break;
    if (kind !== 'release' || damage !== null) continue;
    const trend = await attemptAsync(() => trendOf(store, run), null);
    if (trend !== null) trends.push(trend);
  }
  return trends.reverse();
}

async function trendOf(store: RunStore, run: string): Promise<Trend | null> {
  const { events } = await store.readJournal(run);
  const state = events.reduce(transition, emptyRunState);
  const { plan } = await store.readPlan(run, state.planHash);
  const work = workOf(plan);
  // The release as it was when its change was last over, before it was taken back or ended.
  let window = unchanged(0);
  let changedAt: number | null = null;
  let until = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const before = window.phase;
    window = stepWindow(window, event, work);
    if (window.phase === 'after') changedAt = window.at;
    if (window.phase === 'over' && before !== 'over') until = window.at;
  }
  if (changedAt === null) return null;
  const { tiles, series } = await readKeptSeries(store.files(run).series);
  const span = { from: changedAt, to: Math.min(until, changedAt + spanMs) };
  const values = tiles.flatMap(({ id }): [string, TrendValue][] => {
    const value = trendValue(series.get(id) ?? [], span);
    return value === null ? [] : [[id, value]];
  });
  if (values.length === 0) return null;
  return {
    run,
    version: state.version,
    at: changedAt,
    rolledBack: state.rollback !== null,
    values: Object.fromEntries(values),
  };
}

/** Null where too little was measured between two moments. */
export function trendValue(
  samples: readonly Sample[],
  { from, to }: { readonly from: number; readonly to: number },
): TrendValue | null {
  const sorted = samples
    .flatMap(({ at, value }) => (at >= from && at <= to && value !== null ? [value] : []))
    .sort((a, b) => a - b);
  if (sorted.length < fewest) return null;
  const quantile = (share: number): number => sorted[Math.ceil(sorted.length * share) - 1] ?? 0;
  return { median: quantile(0.5), p95: quantile(0.95), samples: sorted.length };
}
