import { join, resolve } from 'node:path';

/**
 * The folder of the window: its lock, its place on the screen, its secrets and Chromium's files. By itself Electron takes a folder
 * named after the product, which on macOS is the engine's state folder. With a state folder of one's own (`SLIPWAY_HOME`, from where
 * the process was started) it lies within that, and so is another application's.
 * @param appData the system's folder for applications of this account
 */
export function userDataFolder(appData: string, env: NodeJS.ProcessEnv = process.env): string {
  const state = env.SLIPWAY_HOME ?? '';
  return state === '' ? join(appData, 'dev.slipway.console') : join(resolve(state), 'window');
}
