import { useEffect } from 'react';
import { scaleOf, useScaleStore } from '../../stores/scale/scale-store.ts';
import { useLayoutStore } from '../../stores/view/layout-store.ts';

/** Below this width, in px at the usual size, the work would have no room between two columns: a small window, or a large one at 200 % zoom. */
const narrowPx = 900;
/** From this width on, the dock stands beside the work: below it, rows would be wider than an eye follows. */
const widePx = 2_400;
/** Below this height the dock would leave the work two rows. */
const lowPx = 520;

/** Keeps the layout to what the window has room for. A drawer closes once somebody has gone where it leads, and with Esc. */
export function useNarrow(): void {
  const drawer = useLayoutStore((store) => store.drawer);
  const scale = useScaleStore(scaleOf);
  useEffect(() => {
    const follow = (): void => {
      const { isNarrow, isWide, setNarrow, setWide } = useLayoutStore.getState();
      const width = innerWidth / scale;
      if (isNarrow !== width <= narrowPx) setNarrow(!isNarrow);
      if (isWide !== width >= widePx) setWide(!isWide);
    };
    follow();
    addEventListener('resize', follow);
    return () => removeEventListener('resize', follow);
  }, [scale]);
  useEffect(() => {
    if (innerHeight / scaleOf(useScaleStore.getState()) <= lowPx) useLayoutStore.getState().foldDock(true);
    return () => useLayoutStore.getState().setNarrow(false);
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
