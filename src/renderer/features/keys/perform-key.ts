import type { WorkItem } from '../../../shared/plan/work.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import { assertNever } from '../../../shared/text/assert-never.ts';
import { sourceOf } from '../../run/item-source.ts';
import { showNextFailure } from '../../run/next-failure.ts';
import { toggleCharts } from '../../run/open-charts.ts';
import { followLead } from '../../run/turn/follow-lead.ts';
import { primaryMove } from '../../run/turn/primary-move.ts';
import type { ItemActions } from '../../run/use-item-actions.ts';
import { isRefused } from '../../run/use-move-props.ts';
import type { RunActions } from '../../run/use-run-actions.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { useDockStore } from '../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useSelectionStore, type WorkFilter } from '../../stores/view/selection-store.ts';
import { beginDeclining } from '../rollback/begin-declining.ts';
import { filteredItems } from '../work/filter/filter-items.ts';
import { readSection } from '../work/section-rows.ts';
import { enterTerminal } from './enter-terminal.ts';
import type { KeyCommand } from './key-map.ts';
import { showPlace } from './show-place.ts';
import { allDone } from './words.ts';

/** Performs a key's command, or says why it may not; false where the key has nothing to act on. */
export function performKey(command: KeyCommand, items: ItemActions, run: RunActions): boolean {
  const layout = useLayoutStore.getState();
  const dock = useDockStore.getState();
  switch (command) {
    case 'rollback':
      usePanelsStore.getState().setRollback(true);
      return true;
    case 'decline':
      beginDeclining();
      return true;
    case 'charts':
      toggleCharts();
      return true;
    case 'output':
    case 'logs':
    case 'events':
      layout.show('dock');
      dock.show(command);
      return true;
    case 'outline':
    case 'instruments':
    case 'dock':
      layout.toggle(command);
      return true;
    case 'gate':
    case 'signoffs':
    case 'record':
      return showPlace(command);
    case 'to-terminal':
      return enterTerminal();
    case 'filter-logs':
      layout.show('dock');
      dock.show('logs');
      requestAnimationFrame(() => document.querySelector<HTMLElement>('[data-testid="log-filter"]')?.focus());
      return true;
    case 'next-failure':
      return showNextFailure();
    case 'show-all':
    case 'show-failed':
    case 'show-mine':
    case 'show-open':
      return filter(shownBy[command]);
    case 'run-on':
      return runOn(run, items);
    case 'next':
    case 'previous':
      return move(command === 'next' ? 1 : -1);
    case 'run':
    case 'tick':
    case 'waive':
    case 'expand':
    case 'terminal':
      return onItem(command, items);
    default:
      return assertNever(command);
  }
}

const shownBy = {
  'show-all': 'all',
  'show-failed': 'failed',
  'show-mine': 'mine',
  'show-open': 'open',
} as const;

function filter(to: WorkFilter): boolean {
  const { place, setFilter } = useSelectionStore.getState();
  if (place?.kind !== 'section') return false;
  setFilter(to);
  return true;
}

interface Here {
  readonly shown: readonly WorkItem[];
  readonly item: WorkItem | null;
  readonly state: RunState;
}

function here(): Here | null {
  const { open } = usePlanStore.getState();
  const { place, item, filter: chosen } = useSelectionStore.getState();
  const { current, views } = useRunStore.getState();
  const shownState = current === null ? undefined : views[current]?.state;
  if (open === null || place?.kind !== 'section' || shownState === undefined) return null;
  const shown =
    chosen === 'all'
      ? (readSection(open, place.id)?.items ?? [])
      : filteredItems(open.work, shownState, { filter: chosen, item });
  const selected = shown.find((candidate) => candidate.id === item) ?? null;
  const rollback = shownState.rollback === null ? null : (views[shownState.rollback.run]?.state ?? null);
  const state = selected === null ? shownState : sourceOf(selected, shownState, rollback);
  return { shown, item: selected, state };
}

function move(step: 1 | -1): boolean {
  const place = here();
  if (place === null || place.shown.length === 0) return false;
  const at = place.item === null ? -1 : place.shown.indexOf(place.item);
  const next = at === -1 ? (step === 1 ? 0 : place.shown.length - 1) : at + step;
  const item = place.shown[Math.max(0, Math.min(place.shown.length - 1, next))];
  if (item === undefined) return false;
  useSelectionStore.getState().select(item.id);
  return true;
}

type ItemCommand = 'run' | 'tick' | 'waive' | 'expand' | 'terminal';

function onItem(command: ItemCommand, actions: ItemActions): boolean {
  const place = here();
  if (place === null || place.item === null || !hasFocus(place.item)) return false;
  const { item, state } = place;
  switch (command) {
    case 'expand':
      useSelectionStore.getState().toggle(item.id);
      return true;
    case 'terminal':
      useLayoutStore.getState().show('dock');
      useDockStore.getState().openTerminal(usePlanStore.getState().open?.placement[item.id] ?? 'local');
      return true;
    case 'run':
      runItem(item, state, actions);
      return true;
    case 'tick':
      return tickItem(item, state, actions);
    case 'waive':
      if (!isRefused({ do: 'waive', item: item.id }, { run: state.run }))
        useSelectionStore.getState().openForm({ item: item.id, kind: 'waive' });
      return true;
    default:
      return assertNever(command);
  }
}

/** Whether the keyboard is in an item's row. A selected row without it does nothing: the key was meant for something else. */
function hasFocus({ id }: WorkItem): boolean {
  return document.activeElement?.closest(`[data-testid="item-${CSS.escape(id)}"]`) != null;
}

/** On an item that passed, runs, or is done by hand, Enter only expands it: a key press slips easily. */
function runItem(item: WorkItem, state: RunState, actions: ItemActions): void {
  const { status } = itemState(state, item.id);
  if (item.command === undefined || status === 'running' || status === 'passed') {
    useSelectionStore.getState().toggle(item.id);
  } else if (!isRefused({ do: 'run', item: item.id, confirmed: true }, { run: state.run })) {
    actions.run(state.run, item.id);
  }
}

function tickItem(item: WorkItem, state: RunState, actions: ItemActions): boolean {
  if (item.kind !== 'manual') return false;
  const turn = itemState(state, item.id).status === 'passed' ? 'untick' : 'tick';
  if (!isRefused({ do: turn, item: item.id }, { run: state.run })) actions[turn](state.run, item.id);
  return true;
}

/** Does what the section's primary button does, except for ending the run: a key press slips easily. */
function runOn(run: RunActions, items: ItemActions): boolean {
  const place = here();
  const { open } = usePlanStore.getState();
  const { current, views } = useRunStore.getState();
  const state = views[current ?? '']?.state;
  if (place === null || open === null || state === undefined) return false;
  const primary = primaryMove({ open, state, now: Date.now() }, place.shown);
  switch (primary.kind) {
    case 'to-gate':
      useSelectionStore.getState().show({ kind: 'gate', id: primary.gate.id }, false);
      return true;
    case 'lead':
      followLead(primary.turn.lead);
      return true;
    case 'tick':
      return tickItem(primary.item, state, items);
    case 'prepare':
      if (!isRefused({ do: 'prepare' })) run.prepare();
      return true;
    case 'end-run':
      isRefused({ do: 'advance' }, { reason: allDone });
      return true;
    case 'run-checks':
    case 'run-to-gate':
      if (isRefused({ do: 'advance' })) return true;
      if (primary.kind === 'run-checks') run.runChecks();
      else run.runToGate();
      return true;
    default:
      return assertNever(primary);
  }
}
