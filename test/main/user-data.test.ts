import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { stateFolder } from '../../src/engine/lib/state-folder.ts';
import { userDataFolder } from '../../src/main/lib/user-data.ts';

it('the window has a folder that is not the one of the engine, on a disk that knows no case either', () => {
  const appData = join(homedir(), 'Library', 'Application Support');
  const engines = [join(appData, 'Slipway'), stateFolder({})].map((path) => path.toLowerCase());
  const own = userDataFolder(appData, {}).toLowerCase();
  expect(engines.some((folder) => own === folder || own.startsWith(`${folder}/`))).toBe(false);
  expect(engines.some((folder) => folder.startsWith(`${own}/`))).toBe(false);
});

it('the window of a state folder of one’s own lies within that folder, also where it is named from where one stands', () => {
  expect(userDataFolder('/data', { SLIPWAY_HOME: '/srv/other' })).toBe('/srv/other/window');
  expect(userDataFolder('/data', { SLIPWAY_HOME: 'other' })).toBe(join(resolve('other'), 'window'));
  expect(userDataFolder('/data', { SLIPWAY_HOME: '' })).toBe(join('/data', 'dev.slipway.console'));
});
