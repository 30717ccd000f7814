import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { stateFolder } from '../../engine/index.ts';
import { findBrowser } from './find-browser.ts';

/** A browser that ends with an error this soon has not shown anything, in ms. */
const settleMs = 1_500;

/** Path of the Electron program installed beside Slipway; null where the package or its binary is missing, or nothing could show it. */
export function electronBinary(): string | null {
  if (!hasDisplay()) return null;
  try {
    const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
    const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
    const binary = join(dist, readFileSync(join(folder, 'path.txt'), 'utf8'));
    return existsSync(binary) ? binary : null;
  } catch {
    return null;
  }
}

/**
 * Shows a served console in a window without browser controls, with a profile of its own, if this machine has a screen
 * and a browser that can. Gives `url` where it has not: then a person has to open the URL.
 */
export async function openConsole(url: string): Promise<'electron' | 'app-window' | 'url'> {
  const browser = hasDisplay() ? findBrowser() : null;
  if (browser === null) return 'url';
  const profile = join(stateFolder(), 'browser');
  await mkdir(profile, { recursive: true, mode: 0o700 });
  return (await staysUp(browser, windowArguments(url, profile))) ? 'app-window' : 'url';
}

/** What a Chromium is started with to show one page and talk to nobody else. */
export function windowArguments(url: string, profile: string): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    // Chromium refuses to start its sandbox for root, and then does not start at all.
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ];
}

/** True once the browser runs, or has handed the page to an instance that runs already. */
function staysUp(browser: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(browser, args, { detached: true, stdio: 'ignore' });
    const timer = setTimeout(() => resolve(true), settleMs);
    const settle = (shown: boolean): void => {
      clearTimeout(timer);
      resolve(shown);
    };
    child.once('error', () => settle(false));
    child.once('exit', (code) => settle(code === 0));
    child.unref();
  });
}

function hasDisplay(): boolean {
  if (process.platform === 'win32' || process.platform === 'darwin') return true;
  return Boolean(process.env.DISPLAY) || Boolean(process.env.WAYLAND_DISPLAY);
}
