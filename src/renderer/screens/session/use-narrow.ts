import { useEffect } from 'react';
import { useLayoutStore } from '../../stores/view/layout-store.ts';

/** Below this width the work would have no room between two columns: a small window, or a large one at 200 % zoom. */
const narrow = '(max-width: 900px)';
/** Below this height the dock would leave the work two rows. */
const low = '(max-height: 520px)';

/** Keeps the layout to what the window has room for. A drawer closes once somebody has gone where it leads, and with Esc. */
export function useNarrow(): void {
  const drawer = useLayoutStore((store) => store.drawer);
  useEffect(() => {
    const width = matchMedia(narrow);
    const follow = (): void => useLayoutStore.getState().setNarrow(width.matches);
    follow();
    width.addEventListener('change', follow);
    if (matchMedia(low).matches) useLayoutStore.getState().foldDock(true);
    return () => {
      width.removeEventListener('change', follow);
      useLayoutStore.getState().setNarrow(false);
    };
  }, []);
  useEffect(() => {
    if (drawer === null) return;
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') useLayoutStore.getState().closeDrawer();
    };
    // The run going on by itself closes nothing that somebody reads.
    const follow = ({ target }: MouseEvent): void => {
      const link = target instanceof Element ? target.closest('.place-outline button') : null;
      if (link !== null) useLayoutStore.getState().closeDrawer();
    };
    addEventListener('keydown', close);
    addEventListener('click', follow);
    return () => {
      removeEventListener('keydown', close);
      removeEventListener('click', follow);
    };
  }, [drawer]);
}
