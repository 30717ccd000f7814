import { create } from 'zustand';
import type { JournalEvent } from '../../../shared/journal/events.ts';
import { emptyRunState, type RunState, transition } from '../../../shared/run/run-state.ts';

/** One journal as far as it has arrived: its events and their fold. */
export interface RunView {
  readonly state: RunState;
  readonly events: readonly JournalEvent[];
}

const emptyView: RunView = { state: emptyRunState, events: [] };

/**
 * Adds events to a view. Events already seen are dropped, because a subscription that was opened again may repeat
 * the last ones.
 */
export function addEvents(view: RunView, events: readonly JournalEvent[]): RunView {
  let { state } = view;
  const fresh: JournalEvent[] = [];
  for (const event of events) {
    if (event.seq <= state.seq) continue;
    state = transition(state, event);
    fresh.push(event);
  }
  return fresh.length === 0 ? view : { state, events: view.events.concat(fresh) };
}

interface RunStore {
  /** The run the window shows. */
  readonly current: string | null;
  /** Views by run: the shown one, and the rollback that undoes it. */
  readonly views: Readonly<Record<string, RunView>>;
  openRun(run: string): void;
  apply(run: string, events: readonly JournalEvent[]): void;
}

/** Projections of the journals the window follows. */
export const useRunStore = create<RunStore>()((set) => ({
  current: null,
  views: {},
  openRun: (run) => set({ current: run, views: {} }),
  apply: (run, events) =>
    set((store) => {
      const before = store.views[run] ?? emptyView;
      const after = addEvents(before, events);
      return after === before ? store : { views: { ...store.views, [run]: after } };
    }),
}));

function currentView(store: RunStore): RunView {
  return store.current === null ? emptyView : (store.views[store.current] ?? emptyView);
}

/** Something read off the state of the shown run. */
export function useRun<T>(read: (state: RunState) => T): T {
  return useRunStore((store) => read(currentView(store).state));
}

/** The journal of the shown run. */
export function useRunEvents(): readonly JournalEvent[] {
  return useRunStore((store) => currentView(store).events);
}

/** The state of the rollback that undoes the shown run; null when there is none. */
export function useRollbackState(): RunState | null {
  return useRunStore((store) => {
    const id = currentView(store).state.rollback?.run;
    return id === undefined ? null : (store.views[id]?.state ?? null);
  });
}
