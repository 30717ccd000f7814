import { useEffect } from 'react';
import { usePlanStore } from '../stores/plan-store.ts';
import { useRollbackState, useRun } from '../stores/run-store.ts';
import { useSelectionStore } from '../stores/selection-store.ts';
import { currentSection } from './navigate.ts';

/** Keeps the work on the section the run is in, until a person looks elsewhere; a rollback always comes to the front. */
export function useFollowRun(): void {
  const open = usePlanStore((store) => store.open);
  const section = useRun((state) => (open === null || state.seq === 0 ? null : currentSection(open, state)));
  const following = useSelectionStore((store) => store.following);
  const show = useSelectionStore((store) => store.show);
  useEffect(() => {
    if (section !== null && following) show({ kind: 'section', id: section }, true);
  }, [section, following, show]);

  const rollback = useRollbackState();
  const rollbackRun = rollback?.run ?? null;
  const rollbackSection = open?.work.find((item) => rollback?.order.includes(item.id))?.phase ?? null;
  const ended = rollback?.status === 'ended';
  useEffect(() => {
    if (rollbackRun !== null && rollbackRun !== '' && rollbackSection !== null && !ended) {
      show({ kind: 'section', id: rollbackSection }, false);
    }
  }, [rollbackRun, rollbackSection, ended, show]);
}
