// What `slipway open` and `slipway serve` say.

export const notAPort = (port: string): string => `"${port}" is not a port. Nothing was started.`;
export const portHint = 'Use a number from 0 to 65535.';
export const openedElectron = 'Slipway opened in its own window (Electron).';
export const electronFailed =
  'Electron cannot start here: it exited immediately. Slipway opens in a browser instead.';
export const openedBrowser =
  'Slipway is running without Electron. Its console is open in a browser window. Press Ctrl-C to stop.';
export const openUrl = (url: string): string =>
  `Slipway is running without Electron. Open its console with this one-time URL:\n${url}`;
export const noConsole = 'No console of this account is serving on this machine. No link was made.';
export const noConsoleHint = 'Start one: slipway serve FILE. Its runs are kept; open them there.';
export const consoleOf = (file: string | null, pid: number): string =>
  `Console of ${file ?? 'no checklist'} (process ${pid}):`;
export const asRoot =
  'Slipway runs as root, so the browser starts without its sandbox (--no-sandbox). Use an account of your own where you can.';
