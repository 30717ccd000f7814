import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { DocumentWatcher } from '../../../src/engine/document/document-watcher.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const watchers: DocumentWatcher[] = [];
afterEach(() => {
  for (const watcher of watchers.splice(0)) watcher.close();
});

async function watched(text: string) {
  const file = join(await folder(), 'PLAN.md');
  await writeFile(file, text);
  const told: string[] = [];
  const watcher = new DocumentWatcher((path, change) => told.push(`${path === file} ${change}`));
  watchers.push(watcher);
  await watcher.watch(file);
  return { file, told, watcher };
}

const soon = { timeout: 10_000 };

describe('a document that is watched', () => {
  it('reports an edit and a removal, once each', async () => {
    const { file, told } = await watched('- [ ] one\n');
    await writeFile(file, '- [ ] one\n- [ ] two\n');
    await expect.poll(() => told, soon).toEqual(['true edited']);
    await rm(file);
    await expect.poll(() => told, soon).toEqual(['true edited', 'true missing']);
  });

  it('reports that an editor replaced the file', async () => {
    const { file, told } = await watched('- [ ] one\n');
    await writeFile(`${file}.tmp`, '- [ ] other\n');
    await rename(`${file}.tmp`, file);
    await expect.poll(() => told, soon).toEqual(['true edited']);
  });

  it('does not report a tick: it changes no plan', async () => {
    const { file, told } = await watched('- [ ] one\n- [x] two\n');
    await writeFile(file, '- [x] one\n- [ ] two\n');
    // What follows is told alone, so the tick was not.
    await writeFile(file, '- [x] one\n- [ ] two\n- [ ] three\n');
    await expect.poll(() => told, soon).toEqual(['true edited']);
  });

  it('is not reported once it is forgotten', async () => {
    const { file, told, watcher } = await watched('a\n');
    watcher.forget(file);
    await writeFile(file, 'b\n');
    await watcher.watch(file);
    await writeFile(file, 'c\n');
    await expect.poll(() => told, soon).toEqual(['true edited']);
  });

  it('is dropped when a seventeenth is watched', async () => {
    const { file, told, watcher } = await watched('first\n');
    const dir = await folder();
    for (let n = 0; n < 16; n += 1) {
      await writeFile(join(dir, `${n}.md`), 'x');
      await watcher.watch(join(dir, `${n}.md`));
    }
    await writeFile(file, 'not told\n');
    await writeFile(join(dir, '15.md'), 'told');
    await expect.poll(() => told, soon).toEqual(['false edited']);
  });
});
