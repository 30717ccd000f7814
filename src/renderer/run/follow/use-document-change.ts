import { useEffect } from 'react';
import { useLink } from '../../link/link-context.tsx';
import { reportFailure } from '../../link/use-call.ts';
import { useDocumentStore } from '../../stores/run/document-store.ts';
import { openPlan, usePlanStore } from '../../stores/run/plan-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { readDocument, readEditedPlan } from '../words.ts';

/**
 * Watches the checklist of the open run: asks what an edit would change whenever the file changes, and reads the plan again once
 * the run switched to the edited one.
 */
export function useDocumentChange(run: string): void {
  const { client } = useLink();
  const edits = useDocumentStore((store) => store.edits);
  const planHash = useRun((state) => state.planHash);
  const shownHash = usePlanStore((store) => store.open?.plan.hash ?? null);
  useEffect(() => {
    // Asks again after every edit, and after the run switched to one.
    void edits;
    if (planHash === '') return;
    let gone = false;
    client.runs.documentChange({ run }).then(
      ({ change }) => {
        if (!gone) useDocumentStore.getState().setDifference(change);
      },
      (error: unknown) => reportFailure(readDocument, error),
    );
    return () => {
      gone = true;
    };
  }, [client, run, edits, planHash]);
  useEffect(() => {
    if (planHash === '' || shownHash === null || planHash === shownHash) return;
    let gone = false;
    client.runs.open({ run }).then(
      (opened) => {
        if (gone) return;
        usePlanStore.getState().set(openPlan(opened));
      },
      (error: unknown) => reportFailure(readEditedPlan, error),
    );
    return () => {
      gone = true;
    };
  }, [client, run, planHash, shownHash]);
}
