import { useEffect } from 'react';
import { useScaleStore } from '../../stores/scale/scale-store.ts';

const asked: Readonly<Record<string, 'larger' | 'smaller' | 'usual'>> = {
  '+': 'larger',
  '=': 'larger',
  '-': 'smaller',
  '0': 'usual',
};

/** Ctrl/⌘ with +, - and 0 sizes the window, in fields and terminals too: no shell knows these keys. */
export function useScaleKeys(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey } = event;
      const to = asked[key];
      if (to === undefined || altKey || !(ctrlKey || metaKey)) return;
      event.preventDefault();
      event.stopPropagation();
      useScaleStore.getState().step(to);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
}
