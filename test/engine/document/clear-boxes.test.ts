import { chmod, lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clearBoxes } from '../../../src/engine/document/clear-boxes.ts';
import { tickBox } from '../../../src/engine/document/tick-box.ts';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { anyDocument } from '../../support/any-document.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();

async function document(text: string) {
  const file = join(await folder(), 'PLAN.md');
  await writeFile(file, text);
  const plan = parse(text);
  return { file, plan, boxes: plan.items.map(({ box }) => box), read: () => readFile(file, 'utf8') };
}

describe('boxes that are cleared', () => {
  it.each([
    ['CR LF line ends', '# P\r\n\r\n- [x] one\r\n- [X] two\r\n'],
    ['a byte order mark', '\uFEFF- [x] one\n- [x] two\n'],
    ['letters of several bytes', '- [x] größe 大小 🚀\n- [x] two'],
    ['a table', '## Before\n| | Task |\n|---|---|\n| [x] | Call |\n'],
  ])('change one byte each, with %s', async (_what, text) => {
    const { file, plan, boxes, read } = await document(text);
    expect(await clearBoxes(file, plan, boxes)).toEqual({ result: 'ticked', cleared: boxes.length });
    expect(await read()).toBe(text.replace(/\[[xX]\]/g, '[ ]'));
  });

  it('are those that were asked for, and no others', async () => {
    const { file, plan, boxes, read } = await document('- [x] one\n- [x] two\n- [ ] three\n');
    expect(await clearBoxes(file, plan, boxes.slice(1))).toEqual({ result: 'ticked', cleared: 1 });
    expect(await read()).toBe('- [x] one\n- [ ] two\n- [ ] three\n');
  });

  it('leave a document that is nothing else but emptier, whatever it is', async () => {
    const dir = await folder();
    await fc.assert(
      fc.asyncProperty(anyDocument, async (text) => {
        const file = join(dir, 'ANY.md');
        const before = Buffer.from(text.toWellFormed());
        await writeFile(file, before);
        const plan = parse(before.toString('utf8'));
        const { result } = await clearBoxes(
          file,
          plan,
          plan.items.map(({ box }) => box),
        );
        const after = await readFile(file);
        expect(after.length).toBe(before.length);
        const boxes = new Set(plan.items.map(({ box }) => box));
        for (const [index, byte] of after.entries()) if (!boxes.has(index)) expect(byte).toBe(before[index]);
        if (result === 'ticked')
          expect(parse(after.toString('utf8')).items.some(({ checked }) => checked)).toBe(false);
      }),
      { numRuns: 100 },
    );
  });

  it('stay where the document was edited', async () => {
    const { file, plan, boxes, read } = await document('- [x] one\n');
    await writeFile(file, 'new\n- [x] one\n');
    expect(await clearBoxes(file, plan, boxes)).toEqual({ result: 'changed', cleared: 0 });
    expect(await read()).toBe('new\n- [x] one\n');
  });

  it('can be cleared to the end by whoever comes after one that was killed on the way', async () => {
    const text = '- [x] one\n- [x] two\n- [x] three\n';
    const { file, plan, boxes, read } = await document(text);
    await tickBox(file, plan, boxes[0] ?? 0, false);
    expect(await read()).toBe('- [ ] one\n- [x] two\n- [x] three\n');
    expect(await clearBoxes(file, plan, boxes)).toEqual({ result: 'ticked', cleared: 2 });
    expect(await read()).toBe('- [ ] one\n- [ ] two\n- [ ] three\n');
  });

  it('are cleared once by two who clear at the same time', async () => {
    const text = Array.from({ length: 200 }, (_, n) => `- [x] ${n}\n`).join('');
    const { file, plan, boxes, read } = await document(text);
    const both = await Promise.all([clearBoxes(file, plan, boxes), clearBoxes(file, plan, boxes)]);
    await clearBoxes(file, plan, boxes);
    expect(both.every(({ result }) => result === 'ticked' || result === 'changed')).toBe(true);
    expect(await read()).toBe(text.replaceAll('[x]', '[ ]'));
  });

  it('keep the file, its mode, and a link to it', async () => {
    const { file, plan, boxes, read } = await document('- [x] one\n');
    await chmod(file, 0o640);
    const before = await stat(file);
    const link = join(await folder(), 'LINK.md');
    await symlink(file, link);
    expect(await clearBoxes(link, plan, boxes)).toEqual({ result: 'ticked', cleared: 1 });
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    const after = await stat(file);
    expect([after.ino, after.mode, after.uid, after.size]).toEqual([
      before.ino,
      before.mode,
      before.uid,
      before.size,
    ]);
    expect(await read()).toBe('- [ ] one\n');
  });

  it('are not there where the file is gone, and not written where it is a folder', async () => {
    const { file, plan, boxes } = await document('- [x] one\n');
    expect(await clearBoxes(join(file, 'X.md'), plan, boxes)).toEqual({ result: 'missing', cleared: 0 });
    expect(await clearBoxes(await folder(), plan, boxes)).toEqual({ result: 'read-only', cleared: 0 });
  });
});
