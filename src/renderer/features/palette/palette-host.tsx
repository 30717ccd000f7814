import { lazy, type RefObject, Suspense, useEffect, useRef, useState } from 'react';
import { isInTerminal } from '../terminal/is-in-terminal.ts';
import { palette, paletteStore, setQuery } from './palette-store.ts';

const Palette = lazy(async () => ({ default: (await import('./palette.tsx')).Palette }));

/**
 * Opens the palette on Ctrl/⌘K and loads it on first use. From that key on, everything typed goes to the palette, also while it
 * is loading: no key may reach the session behind it.
 */
export function PaletteHost() {
  const [wanted, setWanted] = useState(false);
  const focused = useRef<Element | null>(null);
  useEffect(() => paletteStore.subscribe(({ opened }) => opened || giveBack(focused)), []);
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (isShortcut(event)) {
        event.preventDefault();
        event.stopPropagation();
        if (!paletteStore.getState().opened) focused.current = document.activeElement;
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

/** Ctrl/⌘K; in a terminal that key belongs to the shell, and only with Shift it opens the palette. */
function isShortcut({ ctrlKey, metaKey, shiftKey, key, target }: KeyboardEvent): boolean {
  if (!(ctrlKey || metaKey) || key.toLowerCase() !== 'k') return false;
  return shiftKey || !isInTerminal(target);
}

/** Focus goes back to where it was, unless what was chosen has moved it. */
function giveBack(focused: RefObject<Element | null>): void {
  const before = focused.current;
  focused.current = null;
  requestAnimationFrame(() => {
    const { activeElement } = document;
    const isFree = activeElement === null || activeElement === document.body || isInPalette(activeElement);
    if (isFree && before instanceof HTMLElement) before.focus();
  });
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
