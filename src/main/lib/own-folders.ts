import { existsSync, mkdirSync, renameSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { app } from 'electron';
import { stateFolder } from '../../engine/state.ts';
import { attempt } from '../../shared/lib/attempt.ts';

/**
 * Gives the window a folder of its own in the state folder, and says where that is; null where there is no place for state. A state
 * folder of one's own is an application of one's own: its lock and its window's place go with it. A relative one is meant from
 * the folder that Slipway was started in, by every process that hears of it.
 */
export function takeOwnFolders(): string | null {
  const named = process.env.SLIPWAY_HOME;
  if (named !== undefined && named !== '') process.env.SLIPWAY_HOME = resolve(named);
  const state = attempt(() => stateFolder(), null);
  if (state === null) return null;
  const window = join(state, 'window');
  if (named === undefined || named === '') adoptSecrets(window);
  app.setPath('userData', window);
  return state;
}

/** Versions before this kept the application's secrets in the folder that Electron chooses by the application's name. */
function adoptSecrets(window: string): void {
  const [before, now] = [
    join(app.getPath('appData'), 'slipway', 'secrets.json'),
    join(window, 'secrets.json'),
  ];
  if (existsSync(now) || !existsSync(before)) return;
  // Where it cannot be moved, the secrets are asked for again.
  attempt(() => {
    mkdirSync(window, { recursive: true, mode: 0o700 });
    renameSync(before, now);
  }, undefined);
}
