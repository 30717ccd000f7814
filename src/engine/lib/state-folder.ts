import { homedir } from 'node:os';
import { join } from 'node:path';

/** Folder of everything Slipway remembers: `SLIPWAY_HOME`, else the platform's place for state. */
export function stateFolder(env: NodeJS.ProcessEnv = process.env): string {
  if (env.SLIPWAY_HOME !== undefined && env.SLIPWAY_HOME !== '') return env.SLIPWAY_HOME;
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Application Support', 'Slipway');
  if (process.platform === 'win32') return join(env.LOCALAPPDATA ?? homedir(), 'Slipway');
  return join(env.XDG_STATE_HOME ?? join(homedir(), '.local', 'state'), 'slipway');
}
