import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ignore, makePrivateFolder, stateFolder } from '../../engine/index.ts';
import { attempt } from '../../shared/lib/attempt.ts';
import * as words from '../words/console-words.ts';
import { findBrowser } from './find-browser.ts';
import { writeLinkPage } from './link-page.ts';

/** A link that opens a served console once. */
export interface ConsoleLink {
  readonly url: string;
  /** Resolves once it was used, or is of no use any more. */
  readonly entered: Promise<void>;
}

/** A window that ends with an error this soon has not shown anything, in ms. */
const settleMs = 1_500;

/** The program below Electron's folder, where its package does not say otherwise. */
const usualPaths: Readonly<Record<string, string>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};

/**
 * Path of the Electron program installed beside Slipway, or of the one in ELECTRON_OVERRIDE_DIST_PATH; null where the package
 * or its binary is missing, or nothing could show it.
 */
export function electronBinary(): string | null {
  if (!hasDisplay()) return null;
  const { resolve } = createRequire(import.meta.url);
  const manifest = attempt(() => resolve('electron/package.json'), null);
  if (manifest === null) return null;
  const folder = dirname(manifest);
  const named = join(folder, 'path.txt');
  const path = existsSync(named) ? readFileSync(named, 'utf8') : (usualPaths[process.platform] ?? 'electron');
  const binary = join(process.env.ELECTRON_OVERRIDE_DIST_PATH || join(folder, 'dist'), path);
  return existsSync(binary) ? binary : null;
}

/**
 * Shows a served console in a window without browser controls, with a profile of its own, if this machine has a screen
 * and a browser that can. Gives `url` where it has not: then a person has to open the URL. The browser is given a page that
 * leads to the link, because its arguments can be read by every account of this machine.
 */
export async function openConsole({ url, entered }: ConsoleLink): Promise<'app-window' | 'url'> {
  const browser = hasDisplay() ? findBrowser() : null;
  if (browser === null) return 'url';
  const state = stateFolder();
  const profile = makePrivateFolder(join(state, 'browser'));
  const page = writeLinkPage(state, url);
  // Chromium refuses to start its sandbox for root, and then does not start at all.
  const asRoot = process.getuid?.() === 0;
  if (asRoot) process.stderr.write(`${words.asRoot}\n`);
  const isShown = await staysUp(browser, windowArguments(page.url, profile, asRoot));
  if (isShown) ignore(entered.then(page.remove), 'the page is removed with the next start');
  else page.remove();
  return isShown ? 'app-window' : 'url';
}

/** Opens the application in a window of its own; false where Electron cannot start on this machine. */
export function openElectron(electron: string, args: readonly string[]): Promise<boolean> {
  // Chromium's sandbox refuses to start for root, and then nothing starts.
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (asRoot) process.stderr.write(`${words.asRoot}\n`);
  return staysUp(electron, [...(asRoot ? ['--no-sandbox'] : []), ...args]);
}

/** What a Chromium is started with to show one page and talk to nobody else. */
export function windowArguments(url: string, profile: string, asRoot: boolean): readonly string[] {
  return [
    `--app=${url}`,
    `--user-data-dir=${profile}`,
    '--window-size=1440,900',
    '--no-first-run',
    '--no-default-browser-check',
    '--disable-background-networking',
    ...(asRoot ? ['--no-sandbox'] : []),
  ];
}

/** True once the program runs, or has handed its page to an instance that runs already. */
function staysUp(program: string, args: readonly string[]): Promise<boolean> {
  // Terminals of some editors set this; Electron would then run as plain Node.
  const { ELECTRON_RUN_AS_NODE: _asNode, ...env } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, { detached: true, stdio: 'ignore', env });
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
