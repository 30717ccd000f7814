import { chmod, lchown, mkdir, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { mustBePrivateState } from '../../../src/engine/composition/own-folders.ts';
import { runsFolder } from '../../../src/engine/journal/run-folder.ts';
import { canBeAnother, otherUid } from '../../support/other-user.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const own = ['', 'runs', 'heads', 'claims', 'consoles', 'opening', 'browser', 'practice'];

describe.skipIf(!canBeAnother)('a state folder', () => {
  it.each(own)('is refused where another account has put its own: "%s"', async (name) => {
    const state = join(await folder(), 'state');
    const place = name === 'runs' ? runsFolder(state) : join(state, name);
    await mkdir(place, { recursive: true, mode: 0o700 });
    mustBePrivateState(state);
    await lchown(place, otherUid, otherUid);
    expect(() => mustBePrivateState(state)).toThrow(/belongs to another account \(uid 65534\)/);
  });

  it.each(own.slice(1))('is refused where another account has put a link: "%s"', async (name) => {
    const dir = await folder();
    const state = join(dir, 'state');
    const place = name === 'runs' ? runsFolder(state) : join(state, name);
    await mkdir(join(dir, 'elsewhere'), { mode: 0o700 });
    await mkdir(join(place, '..'), { recursive: true, mode: 0o700 });
    await symlink(join(dir, 'elsewhere'), place);
    mustBePrivateState(state);
    await lchown(place, otherUid, otherUid);
    expect(() => mustBePrivateState(state)).toThrow(/65534/);
  });

  it.each(own)('is refused where others can write to it: "%s"', async (name) => {
    const state = join(await folder(), 'state');
    const place = name === 'runs' ? runsFolder(state) : join(state, name);
    await mkdir(place, { recursive: true, mode: 0o700 });
    await chmod(place, 0o777);
    expect(() => mustBePrivateState(state)).toThrow(/can write to/);
  });
});
