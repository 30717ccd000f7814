import { app } from 'electron';

/** Said on the terminal where pages run without the sandbox. */
export const withoutSandbox =
  'Slipway runs as root, so its window has no sandbox (--no-sandbox): what breaks out of a page has all rights of root. Use an account of your own where you can.';

/** Whether root started the program without the sandbox. Anybody else gets it, with that switch too. */
export function isRootWithoutSandbox(): boolean {
  return process.platform === 'linux' && process.getuid?.() === 0 && app.commandLine.hasSwitch('no-sandbox');
}
