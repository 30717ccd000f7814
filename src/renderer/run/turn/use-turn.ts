import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { useAlertsStore } from '../../stores/run/alerts-store.ts';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { usePromptsStore } from '../../stores/run/prompts-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { useNow } from '../../stores/view/use-now.ts';
import { type Turn, turnOf } from './your-turn.ts';

/** What the shown run waits for: a person, or a rule; null while it waits for neither. */
export function useTurn(): Turn | null {
  const open = usePlanStore((store) => store.open);
  const state = useRun((run) => run);
  const prompts = usePromptsStore((store) => store.prompts);
  // A soak ends without an event.
  const soaks = open?.gates.some(({ id, soakMs }) => soakMs > 0 && state.gates[id] === undefined) === true;
  const now = useNow(soaks ? 5_000 : null);
  const watched = Object.values(open?.ruleBoxes ?? {}).flat();
  const alerts = useAlertsStore(
    useShallow((store) =>
      Object.fromEntries(
        store.alerts.flatMap(({ rule, state: is }) => (watched.includes(rule.text) ? [[rule.text, is]] : [])),
      ),
    ),
  );
  return useMemo(
    () => (open === null || state.seq === 0 ? null : turnOf({ open, state, prompts, alerts, now })),
    [open, state, prompts, alerts, now],
  );
}
