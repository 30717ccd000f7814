import { useEffect } from 'react';
import { usePanelsStore } from '../../stores/view/panels-store.ts';
import { isTyping } from './is-typing.ts';

/** `?` shows and hides the list of keys, on every screen. */
export function useKeysKey(): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      const { key, ctrlKey, metaKey, altKey, target, defaultPrevented } = event;
      if (key !== '?' || ctrlKey || metaKey || altKey || defaultPrevented || isTyping(target)) return;
      event.preventDefault();
      usePanelsStore.getState().setKeys(!usePanelsStore.getState().keys);
    };
    addEventListener('keydown', onKeyDown);
    return () => removeEventListener('keydown', onKeyDown);
  }, []);
}
