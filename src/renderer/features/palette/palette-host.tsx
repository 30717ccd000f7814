import { lazy, Suspense, useEffect, useState } from 'react';
import { palette, paletteStore, setQuery } from './palette-store.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/**
 * Opens the palette on Ctrl/⌘K and loads it on first use. From that key on, everything typed goes to the palette, also while it
 * is loading: no key may reach the session behind it.
 */
export function PaletteHost() {
  const [wanted, setWanted] = useState(false);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isShortcut(event)) {
        event.preventDefault();
        setWanted(true);
        palette.open();
      } else if (paletteStore.getState().opened && !isInPalette(event.target)) takeKey(event);
    };
    addEventListener('keydown', onKeyDown, { capture: true });
    return () => removeEventListener('keydown', onKeyDown, { capture: true });
  }, []);
  return wanted ? (
    <Suspense>
      <Palette />
    </Suspense>
  ) : null;
}

function isShortcut({ ctrlKey, metaKey, shiftKey, key }: KeyboardEvent): boolean {
  return (ctrlKey || metaKey) && !shiftKey && key.toLowerCase() === 'k';
}

function isInPalette(target: EventTarget | null): boolean {
  return target instanceof Element && target.closest('.palette') !== null;
}

/** Takes a key that arrives before the palette's field has the keyboard. */
function takeKey(event: KeyboardEvent): void {
  event.preventDefault();
  event.stopPropagation();
  const { key, ctrlKey, metaKey, altKey } = event;
  if (key === 'Escape') palette.close();
  else if (key.length === 1 && !ctrlKey && !metaKey && !altKey) setQuery(paletteStore.getState().query + key);
}
