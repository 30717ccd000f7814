import { useShallow } from 'zustand/react/shallow';
import { useAlertsStore } from './alerts-store.ts';
import { useRun } from './run-store.ts';

/** The words of the alert rules that fire now; none in a run that has ended, because nobody watches it. */
export function useFiring(): readonly string[] {
  const ended = useRun((state) => state.status === 'ended');
  const firing = useAlertsStore(
    useShallow(({ alerts }) => alerts.filter(({ state }) => state === 'firing').map(({ rule }) => rule.text)),
  );
  return ended ? [] : firing;
}
