import type { Attempt, ItemState } from '../../../shared/run/attempts.ts';
import { attemptStatus, isBetweenBatches } from '../../../shared/run/group-state.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun } from '../../stores/run/run-store.ts';
import { type OutputOf, useDockStore } from '../../stores/view/dock-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';

export interface ShownOutput extends OutputOf {
  readonly pinned: boolean;
  readonly status: ReturnType<typeof itemState>['status'];
}

/** Which attempt's output is shown. */
export function useShownOutput(): ShownOutput | null {
  const pinned = useDockStore((store) => store.pinned);
  const pointed = useDockStore((store) => store.pointed);
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const selected = useSelectionStore((store) => store.item);
  const open = usePlanStore((store) => store.open);
  const states = rollback === null ? [state] : [rollback, state];
  if (pinned !== null) {
    return outputOfPinned(pinned, states.find((candidate) => candidate.run === pinned.run) ?? state);
  }
  if (pointed !== null) return { ...outputOfPinned(pointed, state), pinned: false };
  const follows = new Set(open?.work.filter((item) => item.follow).map((item) => item.id));
  return outputOfSelected(selected, states) ?? outputOfNewest(follows, states);
}

function outputOfPinned(pinned: OutputOf, owner: RunState): ShownOutput {
  const attempt = itemState(owner, pinned.item).attempts.find(({ n }) => n === pinned.attempt);
  const host = attempt?.hosts?.find((each) => each.host === pinned.host);
  const status = host?.status ?? (attempt === undefined ? 'running' : attemptStatus(attempt));
  return { ...pinned, pinned: true, status };
}

function outputOfSelected(selected: string | null, states: readonly RunState[]): ShownOutput | null {
  if (selected === null) return null;
  for (const state of states) {
    const shown = state.items[selected] === undefined ? null : lastOf(state, selected);
    if (shown !== null) return shown;
  }
  return null;
}

function outputOfNewest(follows: ReadonlySet<string>, states: readonly RunState[]): ShownOutput | null {
  for (const state of states) {
    const item = newest(state, (id) => !follows.has(id)) ?? newest(state, () => true);
    if (item !== null) return lastOf(state, item);
  }
  return null;
}

function lastOf(state: RunState, item: string): ShownOutput | null {
  const last = itemState(state, item).attempts.at(-1);
  return last === undefined
    ? null
    : { run: state.run, item, attempt: last.n, pinned: false, status: attemptStatus(last) };
}

/** What runs, then what failed, then the rest. */
function rankOf({ status }: ItemState, last: Attempt): number {
  if (status === 'running' && !isBetweenBatches(last)) return 2;
  return status === 'failed' || status === 'timed-out' ? 1 : 0;
}

/** Of several failures the first one, of all else the most recent. */
function isShownFirst({ startedAt }: Attempt, best: { readonly at: string }, rank: number): boolean {
  return rank === 1 ? startedAt < best.at : startedAt >= best.at;
}

/** The item whose output tells most: a running one, else the first that failed, else the most recent. */
function newest(state: RunState, take: (id: string) => boolean): string | null {
  let best: { id: string; at: string; rank: number } | null = null;
  for (const [id, item] of Object.entries(state.items)) {
    const last = item.attempts.at(-1);
    if (last === undefined || !take(id)) continue;
    const rank = rankOf(item, last);
    if (best === null || rank > best.rank || (rank === best.rank && isShownFirst(last, best, rank)))
      best = { id, at: last.startedAt, rank };
  }
  return best?.id ?? null;
}
