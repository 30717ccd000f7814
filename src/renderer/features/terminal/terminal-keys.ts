import type { Terminal } from '@xterm/xterm';

/**
 * Keys the window keeps even inside a terminal: copy, paste, search, the palette and the rollback.
 * Returns false for those, so that xterm ignores them.
 */
export function onTerminalKey(event: KeyboardEvent, terminal: Terminal, onSearch: () => void): boolean {
  if (event.type !== 'keydown') return true;
  const command = event.metaKey || (event.ctrlKey && event.shiftKey);
  const key = event.key.toLowerCase();
  if (command && key === 'c' && terminal.hasSelection()) {
    void navigator.clipboard.writeText(terminal.getSelection());
    event.preventDefault();
    return false;
  }
  // The browser tells of a paste, which the screen cleans and hands to xterm; it marks it where the program asks for that.
  if (command && key === 'v') return false;
  if (command && key === 'f') {
    event.preventDefault();
    onSearch();
    return false;
  }
  if (command && key === 'r') return passOn(event);
  if (command && key === 'k') return passOn(event);
  return true;
}

/** Sends a key to the window, which otherwise gets no keys from a terminal. */
function passOn(event: KeyboardEvent): boolean {
  event.preventDefault();
  window.dispatchEvent(
    new KeyboardEvent('keydown', {
      key: event.key,
      ctrlKey: event.ctrlKey,
      metaKey: event.metaKey,
      shiftKey: event.key.toLowerCase() === 'r' ? event.shiftKey : false,
    }),
  );
  return false;
}
