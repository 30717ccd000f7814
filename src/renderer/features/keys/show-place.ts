import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { type Place, useSelectionStore } from '../../stores/view/selection-store.ts';

/** Shows the next gate, the sign-offs or the record, and gives it the keyboard; false where the plan has no gate. */
export function showPlace(kind: 'gate' | 'signoffs' | 'record'): boolean {
  const place: Place | null = kind === 'gate' ? nextGate() : { kind };
  if (place === null) return false;
  useSelectionStore.getState().show(place, false);
  document.getElementById('work')?.focus({ preventScroll: true });
  return true;
}

/** The first gate that is closed, else the last one. */
function nextGate(): Place | null {
  const { open } = usePlanStore.getState();
  const { current, views } = useRunStore.getState();
  const opened = views[current ?? '']?.state.gates ?? {};
  const gates = open?.gates ?? [];
  const gate = gates.find(({ id }) => opened[id] === undefined) ?? gates.at(-1);
  return gate === undefined ? null : { kind: 'gate', id: gate.id };
}
