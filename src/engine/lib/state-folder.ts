import { join } from 'node:path';
import { accountName, homeFolder } from './account.ts';
import { EngineError } from './engine-error.ts';

/**
 * Folder of everything Slipway remembers: `SLIPWAY_HOME`, else the platform's place for state. Throws FAILED where that is
 * below the home of an account that has none.
 */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SLIPWAY_HOME !== undefined && env.SLIPWAY_HOME !== '') return env.SLIPWAY_HOME;
  if (process.platform === 'darwin') return join(home(), 'Library', 'Application Support', 'Slipway');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? home(), 'Slipway');
  return join(env.XDG_STATE_HOME || join(home(), '.local', 'state'), 'slipway');
}

function home(): string {
  const folder = homeFolder();
  if (folder !== null) return folder;
  throw new EngineError(
    'FAILED',
    `This account (${accountName()}) has no home folder, so there is no place to keep runs in. Nothing was started.`,
    'Set SLIPWAY_HOME to a folder that lasts and that this account can write to.',
  );
}
