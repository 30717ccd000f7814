import { useEffect } from 'react';
import { usePlanStore } from '../stores/plan-store.ts';
import { useRollbackState, useRun, useRunStore } from '../stores/run-store.ts';
import { useSelectionStore } from '../stores/selection-store.ts';
import { currentSection, runningSection } from './navigate.ts';

/**
 * Opens the work where the run is, then follows the running step from section to section until a person looks
 * elsewhere. Ticking the last box of a section moves nothing: the next move is the person's. A rollback always comes
 * to the front.
 */
export function useFollowRun(): void {
  const open = usePlanStore((store) => store.open);
  const known = useRun((state) => state.seq > 0);
  const running = useRun((state) => (open === null ? null : runningSection(open, state)));
  const following = useSelectionStore((store) => store.following);
  const show = useSelectionStore((store) => store.show);
  useEffect(() => {
    if (open === null || !known || useSelectionStore.getState().place !== null) return;
    const { current, views } = useRunStore.getState();
    const state = current === null ? undefined : views[current]?.state;
    const id = state === undefined ? null : currentSection(open, state);
    if (id !== null) show({ kind: 'section', id }, true);
  }, [open, known, show]);
  useEffect(() => {
    if (running !== null && following) show({ kind: 'section', id: running }, true);
  }, [running, following, show]);

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
