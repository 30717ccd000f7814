import { isForward, type WorkItem } from '../../shared/plan/work.ts';
import { itemState, type RunState } from '../../shared/run/run-state.ts';
import type { OpenPlan } from '../stores/run/plan-store.ts';
import { useRunStore } from '../stores/run/run-store.ts';
import { useSelectionStore } from '../stores/view/selection-store.ts';

/** The section a run is in: where something runs, else where the first open item is. */
export function currentSection(open: OpenPlan, state: RunState): string | null {
  const walked = (item: WorkItem): boolean =>
    state.kind === 'rollback' ? state.order.includes(item.id) : isForward(item.phaseKind);
  const work = open.work.filter(walked);
  const running = work.find((item) => !item.follow && itemState(state, item.id).status === 'running');
  if (running !== undefined) return running.phase;
  const next = work.find((item) => {
    const { status } = itemState(state, item.id);
    return !item.follow && status !== 'passed' && status !== 'waived' && status !== 'skipped';
  });
  return (next ?? work.at(-1) ?? open.work[0])?.phase ?? null;
}

/** The section whose step is running. Checks run at once in many sections, so following them would flicker. */
export function runningSection(open: OpenPlan, state: RunState): string | null {
  const running = open.work.find(
    (item) =>
      !item.follow && item.phaseKind !== 'preflight' && itemState(state, item.id).status === 'running',
  );
  return running?.phase ?? null;
}

/** Shows a section that a person chose. The work keeps following the run where the run is in that section. */
export function showSection(open: OpenPlan, id: string): void {
  const { current, views } = useRunStore.getState();
  const state = current === null ? undefined : views[current]?.state;
  const following = state !== undefined && currentSection(open, state) === id;
  useSelectionStore.getState().show({ kind: 'section', id }, following);
}

/** Shows an item in its section and selects it. */
export function showItem(open: OpenPlan, item: WorkItem): void {
  showSection(open, item.phase);
  useSelectionStore.getState().select(item.id);
}
