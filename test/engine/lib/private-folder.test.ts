import { chmod, lstat, mkdir, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isOnlyOurs, makePrivateFolder, mustBeOurs } from '../../../src/engine/lib/private-folder.ts';
import { runtimeFolder } from '../../../src/engine/lib/runtime-folder.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

describe.skipIf(process.platform === 'win32')('a folder of Slipway’s own', () => {
  it('is made for this account alone, with those above it', async () => {
    const made = join(await folder(), 'a', 'b');
    makePrivateFolder(made);
    for (const each of [made, join(made, '..')]) expect((await lstat(each)).mode & 0o777).toBe(0o700);
  });

  it.each([
    [0o700, true],
    [0o755, true],
    [0o770, false],
    [0o722, false],
    [0o1777, false],
  ])('with mode %o is accepted: %s', async (mode, isAccepted) => {
    const dir = join(await folder(), 'state');
    await mkdir(dir);
    await chmod(dir, mode);
    if (isAccepted) mustBeOurs(dir);
    else expect(() => mustBeOurs(dir)).toThrow(/Other accounts .* can write to .*Nothing was started\./);
  });

  it('may lie behind a link of this account, to a folder of this account', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'there'), { mode: 0o700 });
    await symlink(join(dir, 'there'), join(dir, 'here'));
    mustBeOurs(join(dir, 'here'), join(dir, 'not there yet'));
    await chmod(join(dir, 'there'), 0o777);
    expect(() => mustBeOurs(join(dir, 'here'))).toThrow(/can write to .*there,/);
  });

  it('is told from one that others can read', () => {
    const uid = process.getuid?.() ?? 0;
    expect(isOnlyOurs({ uid, mode: 0o100600 })).toBe(true);
    expect(isOnlyOurs({ uid, mode: 0o100640 })).toBe(false);
    expect(isOnlyOurs({ uid: uid + 1, mode: 0o100600 })).toBe(false);
  });
});

describe.skipIf(process.platform === 'win32')('the folder for sockets', () => {
  it('is that of the session where only this account gets into it, else that for temporary files', async () => {
    const dir = await folder();
    const [own, open, file] = [join(dir, 'own'), join(dir, 'open'), join(dir, 'file')];
    await mkdir(own, { mode: 0o700 });
    await mkdir(open);
    await chmod(open, 0o755);
    await writeFile(file, '');
    await symlink(own, join(dir, 'link'));
    expect(runtimeFolder({ XDG_RUNTIME_DIR: own })).toBe(own);
    for (const other of [open, file, join(dir, 'link'), join(dir, 'none'), 'own', ''])
      expect(runtimeFolder({ XDG_RUNTIME_DIR: other }), other).toBe(tmpdir());
    expect(runtimeFolder({})).toBe(tmpdir());
  });
});
