import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRunStore } from '../../stores/run/run-store.ts';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { showItem } from '../navigate.ts';
import type { Lead } from './your-turn.ts';

/** Shows what waits for a person, and gives it the keyboard where it has something to press. */
export function followLead(lead: Lead): void {
  switch (lead.to) {
    case 'prompt':
      focusFirst('[data-testid="prompt"] input, [data-testid="prompt"] button');
      return;
    case 'proposal':
      usePanelsStore.getState().setRollback(true);
      return;
    case 'rollback':
      showRollback();
      return;
    case 'gate':
      useSelectionStore.getState().show({ kind: 'gate', id: lead.id }, false);
      return;
    case 'item': {
      const { open } = usePlanStore.getState();
      const item = open?.byId.get(lead.id);
      if (open === null || item === undefined) return;
      showItem(open, item);
      if (lead.form === 'danger') useSelectionStore.getState().openForm({ item: item.id, kind: 'danger' });
    }
  }
}

function showRollback(): void {
  const { open } = usePlanStore.getState();
  const { current, views } = useRunStore.getState();
  const id = views[current ?? '']?.state.rollback?.run;
  const order = views[id ?? '']?.state.order ?? [];
  const item = open?.work.find((each) => order.includes(each.id));
  if (open !== null && item !== undefined) showItem(open, item);
  else usePanelsStore.getState().setRollback(true);
}

function focusFirst(selector: string): void {
  document.querySelector<HTMLElement>(selector)?.focus();
}
