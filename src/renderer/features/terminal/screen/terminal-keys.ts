import type { Terminal } from '@xterm/xterm';

/**
 * Keys the window keeps even inside a terminal, all with Ctrl/⌘ and Shift: copy, paste, search, the palette, the rollback, and the
 * way back to the work; on a Mac ⌘C and ⌘V too. Returns false for those, so that xterm ignores them.
 */
export function onTerminalKey(event: KeyboardEvent, terminal: Terminal, onSearch: () => void): boolean {
  if (event.type !== 'keydown' || (!event.metaKey && !(event.ctrlKey && event.shiftKey))) return true;
  const key = event.key.toLowerCase();
  // The browser tells of a paste, which the screen cleans and hands to xterm; it marks it where the program asks for that.
  if (key === 'v') return false;
  if (key === 'c' && terminal.hasSelection()) {
    void navigator.clipboard.writeText(terminal.getSelection());
    event.preventDefault();
    return false;
  }
  return event.shiftKey ? onWindowKey(event, key, onSearch) : true;
}

function onWindowKey(event: KeyboardEvent, key: string, onSearch: () => void): boolean {
  switch (key) {
    // The palette has taken it before the terminal got it.
    case 'k':
      return false;
    case 'f':
      onSearch();
      break;
    case 'r':
      passOn(event);
      break;
    case 'arrowup':
      focusWork();
      break;
    default:
      return true;
  }
  event.preventDefault();
  return false;
}

/** The row that had the keyboard last, else the work as a whole. */
function focusWork(): void {
  const row = document.querySelector<HTMLElement>('.item.selected [data-item]');
  (row ?? document.getElementById('work'))?.focus();
}

/** Sends a key to the window, which otherwise gets no keys from a terminal. */
function passOn({ key, ctrlKey, metaKey, shiftKey }: KeyboardEvent): void {
  window.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, metaKey, shiftKey }));
}
