import { useDockStore } from '../../stores/view/dock-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';

/** Gives the keyboard to the terminal that is shown, else to the one opened last; false where none is open. */
export function enterTerminal(): boolean {
  const { tab, terminals, show } = useDockStore.getState();
  const last = terminals.findLast(({ beside }) => beside === null);
  if (last === undefined) return false;
  useLayoutStore.getState().show('dock');
  if (!tab.startsWith('terminal:')) show(`terminal:${last.id}`);
  requestAnimationFrame(() => {
    const fields = document.querySelectorAll<HTMLElement>('.terminal:not(.read-only) .xterm-helper-textarea');
    [...fields].find((field) => field.closest('.terminal')?.checkVisibility() === true)?.focus();
  });
  return true;
}
