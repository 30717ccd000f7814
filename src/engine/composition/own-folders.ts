import { join } from 'node:path';
import { runsFolder } from '../journal/run-folder.ts';
import { mustBeOurs } from '../lib/private-folder.ts';

/** The folders of Slipway's own in a state folder, beside that of the runs. What else somebody keeps there is not looked at. */
const names = ['heads', 'claims', 'consoles', 'opening', 'browser', 'practice'];

/** Throws FAILED where a state folder, or a folder of ours in it, is not this account's alone to write to. */
export function mustBePrivateState(state: string): void {
  mustBeOurs(state, runsFolder(state), ...names.map((name) => join(state, name)));
}
