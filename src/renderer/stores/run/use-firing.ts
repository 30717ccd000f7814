import { useMemo } from 'react';
import { useShallow } from 'zustand/react/shallow';
import { noiseOf } from '../../../shared/run/alerts/alert-notes.ts';
import { useNow } from '../view/use-now.ts';
import { useAlertsStore } from './alerts-store.ts';
import { useRun } from './run-store.ts';

/** The words of the alert rules that fire now, by whether they still make noise. */
export interface Firing {
  readonly loud: readonly string[];
  readonly acknowledged: readonly string[];
  readonly silenced: readonly string[];
}

const nothing: Firing = { loud: [], acknowledged: [], silenced: [] };

/** The alert rules that fire now; none in a run that has ended, because nobody watches it. The same object while nothing changes. */
export function useFiring(): Firing {
  const state = useRun((run) => run);
  const firing = useAlertsStore(
    useShallow(({ alerts }) =>
      alerts.filter(({ state: now }) => now === 'firing').map(({ rule }) => rule.text),
    ),
  );
  // A silence ends without an event.
  const now = useNow(firing.length > 0 && state.alertNotes !== undefined ? 1_000 : null);
  const sorted = { ...nothing, ...Object.groupBy(firing, (text) => noiseOf(state, text, now)) };
  const key = JSON.stringify(state.status === 'ended' ? nothing : sorted);
  return useMemo((): Firing => JSON.parse(key), [key]);
}
