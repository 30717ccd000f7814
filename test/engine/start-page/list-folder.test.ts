import { mkdir, symlink, writeFile } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findPath, listFolder } from '../../../src/engine/start-page/list-folder.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

describe('a folder that is listed', () => {
  it('shows folders and Markdown files, also behind links, and nothing else', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'b'));
    await mkdir(join(dir, '.hidden'));
    for (const name of ['z.md', 'A.MARKDOWN', 'notes.txt']) await writeFile(join(dir, name), '');
    await symlink(join(dir, 'b'), join(dir, 'to-b'));
    await symlink(join(dir, 'z.md'), join(dir, 'to-z.md'));
    await symlink(join(dir, 'gone'), join(dir, 'broken.md'));
    const { entries } = await listFolder(dir);
    expect(entries.map(({ name, kind, isHidden }) => [name, kind, isHidden])).toEqual([
      ['.hidden', 'folder', true],
      ['b', 'folder', false],
      ['to-b', 'folder', false],
      ['A.MARKDOWN', 'markdown', false],
      ['to-z.md', 'markdown', false],
      ['z.md', 'markdown', false],
    ]);
    expect(entries.every(({ modifiedAt }) => modifiedAt !== null)).toBe(true);
  });

  it('has no parent at the top', async () => {
    expect((await listFolder('/')).parent).toBeNull();
  });

  it('says why it cannot be read', async () => {
    await expect(listFolder('/no/such/folder')).rejects.toThrow('/no/such/folder cannot be listed');
  });
});

describe('a typed path', () => {
  it('is looked for in the folder that is shown', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'sub'));
    await writeFile(join(dir, 'sub', 'a.md'), '');
    expect(await findPath('sub/a.md', dir)).toEqual({ path: join(dir, 'sub', 'a.md'), kind: 'file' });
    expect(await findPath('sub', dir)).toEqual({ path: join(dir, 'sub'), kind: 'folder' });
    expect(await findPath('../nobody', dir)).toMatchObject({ kind: 'missing' });
  });

  it('may begin at home', async () => {
    expect(await findPath('~', '/srv')).toEqual({ path: homedir(), kind: 'folder' });
    expect((await findPath('~/no-such.md', '/srv')).path).toBe(join(homedir(), 'no-such.md'));
    expect((await findPath('~other/x.md', '/srv')).path).toBe('/srv/~other/x.md');
  });
});
