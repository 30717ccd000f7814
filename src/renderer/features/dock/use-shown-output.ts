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
  const state = useRun((run) => run);
  const rollback = useRollbackState();
  const selected = useSelectionStore((store) => store.item);
  const open = usePlanStore((store) => store.open);
  const states = rollback === null ? [state] : [rollback, state];
  if (pinned !== null) {
    return outputOfPinned(pinned, states.find((candidate) => candidate.run === pinned.run) ?? state);
  }
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

/** The item with the most recent attempt; a running one takes precedence. */
function newest(state: RunState, take: (id: string) => boolean): string | null {
  let best: { id: string; at: string; running: boolean } | null = null;
  for (const [id, item] of Object.entries(state.items)) {
    const last = item.attempts.at(-1);
    if (last === undefined || !take(id)) continue;
    const running = item.status === 'running' && !isBetweenBatches(last);
    if (
      best === null ||
      (running && !best.running) ||
      (running === best.running && last.startedAt >= best.at)
    ) {
      best = { id, at: last.startedAt, running };
    }
  }
  return best?.id ?? null;
}
