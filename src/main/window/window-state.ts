import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { type BrowserWindow, type Rectangle, screen } from 'electron';
import { attempt } from '../../shared/lib/attempt.ts';

export interface WindowState {
  /** In device-independent pixels; null lets the system place the window. */
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
}

const fresh: WindowState = { bounds: null, maximized: false };

/** How the window was left. Bounds nobody could reach any more (a screen was unplugged) are forgotten. */
export function readWindowState(file: string): WindowState {
  const read = attempt((): unknown => JSON.parse(readFileSync(file, 'utf8')), null);
  if (typeof read !== 'object' || read === null) return fresh;
  const bounds = 'bounds' in read ? readBounds(read.bounds) : null;
  const maximized = 'maximized' in read && read.maximized === true;
  return { bounds: bounds !== null && isReachable(bounds) ? bounds : null, maximized };
}

/** Remembers how the window is left, whenever it is closed. */
export function keepWindowState(window: BrowserWindow, file: string): void {
  window.on('close', () => saveWindowState(window, file));
}

/** Remembers how the window is now: an application that ends at once closes its windows without a word. */
export function saveWindowState(window: BrowserWindow, file: string): void {
  const state: WindowState = { bounds: window.getNormalBounds(), maximized: window.isMaximized() };
  // A window that opens in the middle next time is no reason to keep this one from closing.
  attempt(() => {
    writeFileSync(`${file}.new`, JSON.stringify(state), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }, undefined);
}

function readBounds(value: unknown): Rectangle | null {
  if (typeof value !== 'object' || value === null) return null;
  const number = (name: string): number => {
    const part: unknown = Reflect.get(value, name);
    return typeof part === 'number' && Number.isFinite(part) ? Math.round(part) : Number.NaN;
  };
  const bounds = { x: number('x'), y: number('y'), width: number('width'), height: number('height') };
  return Object.values(bounds).some(Number.isNaN) ? null : bounds;
}

/** Whether the title bar's middle lies on a screen that is there. */
function isReachable(bounds: Rectangle): boolean {
  const x = bounds.x + bounds.width / 2;
  const y = bounds.y + 10;
  return screen
    .getAllDisplays()
    .some(
      ({ workArea }) =>
        x >= workArea.x &&
        x < workArea.x + workArea.width &&
        y >= workArea.y &&
        y < workArea.y + workArea.height,
    );
}
