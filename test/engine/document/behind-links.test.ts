import { mkdir, rename, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DocumentWatcher } from '../../../src/engine/document/document-watcher.ts';
import { sidecarPath } from '../../../src/engine/document/sidecar-path.ts';
import { tempFolders } from '../../support/temp-folder.ts';

describe('a checklist behind a link', () => {
  const folder = tempFolders();

  it('has the sidecar beside the link, else the one beside the file', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'real'));
    await writeFile(join(dir, 'real', 'RELEASE.md'), '# R\n');
    const link = join(dir, 'current.md');
    await symlink('real/RELEASE.md', link);
    expect(sidecarPath(link)).toBe(join(dir, 'current.slipway.yaml'));
    await writeFile(join(dir, 'real', 'RELEASE.slipway.yaml'), 'version: 1\n');
    expect(sidecarPath(link)).toBe(join(dir, 'real', 'RELEASE.slipway.yaml'));
    await writeFile(join(dir, 'current.slipway.yaml'), 'version: 1\n');
    expect(sidecarPath(link)).toBe(join(dir, 'current.slipway.yaml'));
  });

  it.each(['written', 'replaced'])('is noticed when the file is %s', { timeout: 20_000 }, async (how) => {
    const dir = await folder();
    await mkdir(join(dir, 'real'));
    const real = join(dir, 'real', 'R.md');
    await writeFile(real, '# One\n');
    await symlink('real/R.md', join(dir, 'R.md'));
    const heard: string[] = [];
    const watcher = new DocumentWatcher((_file, change) => heard.push(change));
    await watcher.watch(join(dir, 'R.md'));
    await writeFile(how === 'written' ? real : `${real}.new`, '# Two\n');
    if (how === 'replaced') await rename(`${real}.new`, real);
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['edited']);
    watcher.close();
  });

  it('is noticed when a mounted ConfigMap gets a new folder', { timeout: 20_000 }, async () => {
    const dir = await folder();
    for (const n of [1, 2]) {
      await mkdir(join(dir, `..${n}`));
      await writeFile(join(dir, `..${n}`, 'R.md'), `# ${n}\n`);
    }
    await symlink('..1', join(dir, '..data'));
    await symlink('..data/R.md', join(dir, 'R.md'));
    const heard: string[] = [];
    const watcher = new DocumentWatcher((_file, change) => heard.push(change));
    await watcher.watch(join(dir, 'R.md'));
    await symlink('..2', join(dir, '..next'));
    await rename(join(dir, '..next'), join(dir, '..data'));
    await expect.poll(() => heard, { timeout: 15_000 }).toEqual(['edited']);
    watcher.close();
  });
});
