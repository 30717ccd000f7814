import { create } from 'zustand';
import { attempt } from '../../../shared/lib/attempt.ts';

export type Screen =
  | { readonly name: 'home' }
  | { readonly name: 'review'; readonly file: string }
  | { readonly name: 'session'; readonly run: string };

interface ScreenStore {
  readonly screen: Screen;
  go(screen: Screen): void;
}

/** The address of a screen. Reloading the window opens it again. */
export function screenToHash(screen: Screen): string {
  if (screen.name === 'review') return `#/plan/${encodeURIComponent(screen.file)}`;
  if (screen.name === 'session') return `#/run/${encodeURIComponent(screen.run)}`;
  return '#/';
}

/** The screen of an address; anything else is home. */
export function hashToScreen(hash: string): Screen {
  const match = /^#\/(plan|run)\/(.+)$/.exec(hash);
  if (match === null) return { name: 'home' };
  const value = attempt(() => decodeURIComponent(match[2] ?? ''), null);
  if (value === null) return { name: 'home' };
  return match[1] === 'plan' ? { name: 'review', file: value } : { name: 'session', run: value };
}

/** Which of the three screens is shown. */
export const useScreenStore = create<ScreenStore>()((set) => ({
  screen: { name: 'home' },
  go: (screen) => {
    if (location.hash !== screenToHash(screen)) history.pushState(null, '', screenToHash(screen));
    set({ screen });
  },
}));

/** Reads the screen from the address, now and after every move back or forward. */
export function followAddress(): void {
  const read = (): void => useScreenStore.setState({ screen: hashToScreen(location.hash) });
  addEventListener('popstate', read);
  read();
}
