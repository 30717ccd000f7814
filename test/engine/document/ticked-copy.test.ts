import { chmod, mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { writeTickedCopy } from '../../../src/engine/document/ticked-copy.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const now = Date.UTC(2031, 1, 3, 23);

async function copyOf(name: string, version: string, text = '- [ ] a\r\n') {
  const file = join(await folder(), name);
  await writeFile(file, text);
  await chmod(file, 0o640);
  return { file, text, copy: () => writeTickedCopy({ file, text, version, now }) };
}

describe('the copy that a run ticks', () => {
  it.each([
    ['DEPLOY.md', '1.4.2', 'DEPLOY.1.4.2.md'],
    ['DEPLOY.md', '', 'DEPLOY.2031-02-03.md'],
    ['Release.Notes.markdown', 'v2', 'Release.Notes.v2.markdown'],
    ['CHECKLIST', '1', 'CHECKLIST.1.md'],
    ['DEPLOY.md', '../../etc/x y', 'DEPLOY.etc-x-y.md'],
    ['DEPLOY.md', '..', 'DEPLOY.2031-02-03.md'],
  ])('of %s, version "%s", is called %s', async (name, version, expected) => {
    const { copy } = await copyOf(name, version);
    expect(basename(await copy())).toBe(expected);
  });

  it('has the same bytes and mode, and overwrites nothing', async () => {
    const { file, text, copy } = await copyOf('DEPLOY.md', '1', '\uFEFF- [ ] größe\r\n');
    const [first, second] = [await copy(), await copy()];
    expect(basename(second)).toBe('DEPLOY.1-2.md');
    for (const each of [first, second]) {
      expect(await readFile(each, 'utf8')).toBe(text);
      expect((await stat(each)).mode & 0o777).toBe(0o640);
    }
    expect(await readFile(file, 'utf8')).toBe(text);
  });

  it('says what to do where it cannot be written', async () => {
    const { file, text, copy } = await copyOf('DEPLOY.md', '1');
    await expect(
      writeTickedCopy({ file: join(file, 'X.md'), text, version: '1', now }),
    ).rejects.toMatchObject({ code: 'FAILED', hint: expect.stringMatching(/ticks: file/) });
    const dir = join(await folder(), 'gone');
    await mkdir(dir);
    expect(await copy()).toContain('DEPLOY.1.md');
  });
});
