import { chmod, lstat, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../src/engine/document/read-document.ts';
import { sidecarPath } from '../../../src/engine/document/sidecar-path.ts';
import { splitSource } from '../../../src/engine/document/source-lines.ts';
import { tickBox } from '../../../src/engine/document/tick-box.ts';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();

/** A document on disk, and its box with these words. */
async function document(text: string, words: string) {
  const file = join(await folder(), 'PLAN.md');
  await writeFile(file, text);
  const plan = parse(text);
  const box = plan.items.find((item) => item.text === words)?.box ?? -1;
  return { file, plan, box, read: async () => (await readFile(file)).toString('utf8') };
}

describe('a tick', () => {
  it.each([
    ['CR LF line ends', '# P\r\n\r\n- [ ] one\r\n- [ ] two\r\n', '# P\r\n\r\n- [ ] one\r\n- [x] two\r\n'],
    ['mixed line ends', '- [ ] one\r\n- [ ] two\n', '- [ ] one\r\n- [x] two\n'],
    ['a byte order mark', '\uFEFF- [ ] one\n- [ ] two\n', '\uFEFF- [ ] one\n- [x] two\n'],
    ['no last line end', '- [ ] one\n- [ ] two', '- [ ] one\n- [x] two'],
    [
      'letters of several bytes before it',
      '- [ ] größe 大小 🚀\n- [ ] two\n',
      '- [ ] größe 大小 🚀\n- [x] two\n',
    ],
    ['spaces at line ends', '- [ ] one  \n- [ ] two  \n', '- [ ] one  \n- [x] two  \n'],
  ])('keeps %s', async (_what, before, after) => {
    const { file, plan, box, read } = await document(before, 'two');
    expect(await tickBox(file, plan, box, true)).toBe('ticked');
    expect(await read()).toBe(after);
  });

  it('can be undone exactly', async () => {
    const text = '- [ ] one\r\n- [X] two\r\n';
    const { file, plan, box, read } = await document(text, 'two');
    expect(await tickBox(file, plan, box, false)).toBe('ticked');
    expect(await read()).toBe('- [ ] one\r\n- [ ] two\r\n');
    expect(await tickBox(file, plan, box, true)).toBe('ticked');
    expect(await read()).toBe('- [ ] one\r\n- [x] two\r\n');
  });

  it.each([
    ['[x]', true],
    ['[X]', true],
    ['[ ]', false],
  ])('of a box that is %s already writes nothing', async (box_, checked) => {
    const { file, plan, box } = await document(`- ${box_} one\n`, 'one');
    const before = await stat(file);
    expect(await tickBox(file, plan, box, checked)).toBe('already');
    expect((await stat(file)).mtimeMs).toBe(before.mtimeMs);
  });

  it('still works after another box was ticked', async () => {
    const { file, plan, box, read } = await document('- [ ] one\n- [ ] two\n', 'two');
    await writeFile(file, '- [x] one\n- [ ] two\n');
    expect(await tickBox(file, plan, box, true)).toBe('ticked');
    expect(await read()).toBe('- [x] one\n- [x] two\n');
  });

  it.each([
    ['a word was changed', '- [ ] one!\n- [ ] two\n'],
    ['a line was added above', 'new\n- [ ] one\n- [ ] two\n'],
    ['it was cut short', '- [ ] one\n'],
    ['line ends were changed', '- [ ] one\r\n- [ ] two\r\n'],
    ['it was emptied', ''],
  ])('is not written when %s', async (_what, edited) => {
    const { file, plan, box, read } = await document('- [ ] one\n- [ ] two\n', 'two');
    await writeFile(file, edited);
    expect(await tickBox(file, plan, box, true)).toBe('changed');
    expect(await read()).toBe(edited);
  });

  it.each([-1, 0, 2, 999])('is not written at byte %d, which is not a box', async (box) => {
    const { file, plan, read } = await document('- [ ] one\n', 'one');
    expect(await tickBox(file, plan, box, true)).toBe('changed');
    expect(await read()).toBe('- [ ] one\n');
  });

  it('writes through a symlink and leaves it a symlink', async () => {
    const { file, plan, box, read } = await document('- [ ] one\n', 'one');
    const link = join(await folder(), 'LINK.md');
    await symlink(file, link);
    expect(await tickBox(link, plan, box, true)).toBe('ticked');
    expect((await lstat(link)).isSymbolicLink()).toBe(true);
    expect(await read()).toBe('- [x] one\n');
  });

  it('keeps the file itself and its mode', async () => {
    const { file, plan, box } = await document('- [ ] one\n', 'one');
    await chmod(file, 0o640);
    const before = await stat(file);
    await tickBox(file, plan, box, true);
    const after = await stat(file);
    expect([after.ino, after.mode, after.size]).toEqual([before.ino, before.mode, before.size]);
  });

  it('says that a folder on its path is gone', async () => {
    const { file, plan, box } = await document('- [ ] one\n', 'one');
    expect(await tickBox(join(file, 'PLAN.md'), plan, box, true)).toBe('missing');
  });
});

describe('a document that is read', () => {
  it('keeps its byte order mark, so that offsets are those of the file', async () => {
    const { file } = await document('\uFEFF# é\n', 'none');
    const { text, bytes } = await readDocument(file);
    expect(text).toBe('\uFEFF# é\n');
    expect(Buffer.byteLength(text)).toBe(bytes.length);
  });

  it.each([
    ['a lone surrogate', [0xed, 0xa0, 0x80]],
    ['an overlong slash', [0xc0, 0xaf]],
    ['a cut letter', [0xc3]],
    ['UTF-16', [0xff, 0xfe, 0x41]],
  ])('may not hold %s', async (_what, bytes) => {
    const file = join(await folder(), 'PLAN.md');
    await writeFile(file, Buffer.from([0x23, 0x20, ...bytes]));
    await expect(readDocument(file)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringContaining('not valid UTF-8'),
    });
  });

  it('is not there below a file', async () => {
    const { file } = await document('', 'none');
    await expect(readDocument(join(file, 'PLAN.md'))).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the lines of a document', () => {
  it.each([
    ['a\nb', ['a', 'b']],
    ['a\r\nb\r\n', ['a', 'b', '']],
    ['a\rb', ['a', 'b']],
    ['a\n\rb', ['a', '', 'b']],
    ['', ['']],
    ['a\u2028b\u0085c', ['a\u2028b\u0085c']],
  ])('of %j end as in CommonMark', (text, lines) => {
    expect(splitSource(text).lines).toEqual(lines);
  });

  it.each([
    ['a\nbc', 1, 1, 3],
    ['a\r\nbc', 1, 1, 4],
    ['é\nbc', 1, 0, 3],
    ['é\r\nüc', 1, 1, 6],
    ['🚀x', 0, 2, 4],
    ['\uFEFF- [ ] a', 0, 4, 6],
  ])('of %j: line %d, column %d is byte %d', (text, line, column, byte) => {
    expect(splitSource(text).byteOffset(line, column)).toBe(byte);
  });

  it('count bytes as the file does, at every place', () => {
    const text = '# größe\r\n- [ ] 大小\n🚀 x\r';
    const { lines, byteOffset } = splitSource(text);
    const bytes = Buffer.from(text);
    for (const [index, line] of lines.entries()) {
      const start = byteOffset(index, 0);
      expect(bytes.subarray(start, start + Buffer.byteLength(line)).toString()).toBe(line);
    }
  });
});

describe('the sidecar of a document', () => {
  it.each([
    ['DEPLOY.md', 'DEPLOY.slipway.yaml'],
    ['/a/b.c/Deploy.Markdown', '/a/b.c/Deploy.slipway.yaml'],
    ['notes.mdx', 'notes.slipway.yaml'],
    ['DEPLOY', 'DEPLOY.slipway.yaml'],
    ['DEPLOY.txt', 'DEPLOY.txt.slipway.yaml'],
    ['a.md.md', 'a.md.slipway.yaml'],
  ])('of %s is %s', (document_, sidecar) => {
    expect(sidecarPath(document_)).toBe(sidecar);
  });
});
