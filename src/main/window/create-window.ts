import { BrowserWindow, type BrowserWindowConstructorOptions, nativeTheme } from 'electron';
import { attemptAsync } from '../../shared/lib/attempt.ts';
import { pageOrigin } from '../lib/page.ts';
import { RestartBudget } from '../lib/restart-budget.ts';
import { keepWindowState, readWindowState, type WindowState } from './window-state.ts';

/** The page's own backgrounds, so that the window does not flash before its first paint. */
const background = { dark: '#0a0d12', light: '#f4f6f9' };

export interface WindowFiles {
  readonly preload: string;
  /** Where the window's place on the screen is remembered. */
  readonly state: string;
}

/** The options of the console's window: a page without Node, in a sandbox, that keeps drawing behind other windows. */
export function windowOptions(files: WindowFiles, state: WindowState): BrowserWindowConstructorOptions {
  return {
    width: 1440,
    height: 900,
    ...state.bounds,
    minWidth: 1100,
    minHeight: 700,
    show: false,
    title: 'Slipway',
    backgroundColor: nativeTheme.shouldUseDarkColors ? background.dark : background.light,
    webPreferences: {
      preload: files.preload,
      contextIsolation: true,
      sandbox: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      // A release continues while the engineer looks at something else: clocks and charts must not stand still.
      backgroundThrottling: false,
    },
  };
}

/** Opens the console's window. `address` is the part after the page's URL (`#/plan/…`), or null for the page's own choice. */
export function createWindow(files: WindowFiles, address: string | null): BrowserWindow {
  const state = readWindowState(files.state);
  const window = new BrowserWindow(windowOptions(files, state));
  keepWindowState(window, files.state);
  window.once('ready-to-show', () => {
    if (state.maximized) window.maximize();
    window.show();
  });
  // The engine lives elsewhere: a page that crashed comes back and finds its run as it is.
  const budget = new RestartBudget(3, 60_000);
  window.webContents.on('render-process-gone', (_event, details) => {
    if (details.reason !== 'clean-exit' && budget.take()) window.webContents.reload();
  });
  showAddress(window, address);
  return window;
}

/**
 * Goes to an address of the page; in a window that shows the page already, without loading it again. What is on the screen
 * already stays as it is, with what a person has typed there.
 */
export function showAddress(window: BrowserWindow, address: string | null): void {
  const url = `${pageOrigin()}/${address ?? ''}`;
  if (window.webContents.getURL() === url) return;
  // A window closed while it was loading rejects; it is gone, and nobody waits for it.
  void attemptAsync(() => window.loadURL(url), undefined);
}
