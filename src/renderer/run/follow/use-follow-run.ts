import { useEffect, useRef } from 'react';
import { usePlanStore } from '../../stores/run/plan-store.ts';
import { useRollbackState, useRun, useRunStore } from '../../stores/run/run-store.ts';
import { useSelectionStore } from '../../stores/view/selection-store.ts';
import { currentSection, runningSection } from '../navigate.ts';

/** A journal arrives in pieces. After this long without one, the replay is over. */
const replayQuietMs = 500;

/**
 * Opens the section where the run is, unless somebody has begun to work before it is known, then follows the running step from section to section until a person opens another one.
 * Ticking the last box of a section does not move on. A rollback always opens its section.
 */
export function useFollowRun(): void {
  const open = usePlanStore((store) => store.open);
  const seq = useRun((state) => state.seq);
  const running = useRun((state) => (open === null ? null : runningSection(open, state)));
  const following = useSelectionStore((store) => store.following);
  const show = useSelectionStore((store) => store.show);
  const arrived = useRef(false);
  useEffect(() => {
    // What a person does within the quiet time is no replay: the box they tick stays in view.
    const act = (event: Event): void => {
      if (useSelectionStore.getState().place !== null && isWork(event)) arrived.current = true;
    };
    document.addEventListener('pointerdown', act, true);
    document.addEventListener('keydown', act, true);
    return () => {
      document.removeEventListener('pointerdown', act, true);
      document.removeEventListener('keydown', act, true);
    };
  }, []);
  useEffect(() => {
    if (open === null || seq === 0 || arrived.current || !following) return;
    // Who has the keyboard in a row already is at work there, although the rest of the journal is still to come.
    if (useSelectionStore.getState().item !== null) arrived.current = true;
    if (arrived.current) return;
    const { current, views } = useRunStore.getState();
    const state = current === null ? undefined : views[current]?.state;
    const id = state === undefined ? null : currentSection(open, state);
    if (id !== null) moveTo(id);
    const timer = setTimeout(() => {
      arrived.current = true;
    }, replayQuietMs);
    return () => clearTimeout(timer);
  }, [open, seq, following]);
  useEffect(() => {
    if (running !== null && following) moveTo(running);
  }, [running, following]);

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

/** A key, or a press in the middle of the window. */
function isWork(event: Event): boolean {
  return (
    event.type === 'keydown' || (event.target instanceof Element && event.target.closest('#work') !== null)
  );
}

function moveTo(id: string): void {
  const { place, show, filter } = useSelectionStore.getState();
  if (filter !== 'all') return;
  if (place?.kind !== 'section' || place.id !== id) show({ kind: 'section', id }, true);
}
