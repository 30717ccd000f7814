import { execFileSync } from 'node:child_process';
import { chmod, lstat, mkdir, readFile, readlink, stat, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { clearBoxes } from '../../../src/engine/document/clear-boxes.ts';
import { maxDocumentBytes, readDocument } from '../../../src/engine/document/read-document.ts';
import { tickBox } from '../../../src/engine/document/tick-box.ts';
import { readRegularFile } from '../../../src/engine/lib/read-regular-file.ts';
import { replaceFile } from '../../../src/engine/lib/replace-file.ts';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { maxSidecarBytes, readSidecar } from '../../../src/engine/plan/sidecar/read-sidecar.ts';
import { editSidecar } from '../../../src/engine/plan/sidecar/write-sidecar.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const isUnix = process.platform !== 'win32';

/** What is no file, by its kind; each made at the path it gets. */
const others: readonly (readonly [string, RegExp, (path: string) => unknown])[] = [
  ['a named pipe', /named pipe/, (path) => execFileSync('mkfifo', [path])],
  ['a device that never ends', /device/, (path) => symlink('/dev/zero', path)],
  ['a terminal', /device/, (path) => symlink('/dev/ptmx', path)],
  ['a folder', /folder/, (path) => mkdir(path)],
];

describe.skipIf(!isUnix)('what is no file', () => {
  it.each(others)('is not read: %s', async (_what, words, make) => {
    const path = join(await folder(), 'x');
    await make(path);
    await expect(readRegularFile(path, 100)).rejects.toThrow(words);
  });

  it('is not read: a socket', async () => {
    const path = join(await folder(), 'x');
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(path, resolve));
    try {
      await expect(readRegularFile(path, 100)).rejects.toThrow(/ENXIO|socket/);
    } finally {
      server.close();
    }
  });

  it.each(others)('is no checklist, and is said not to be: %s', async (_what, words, make) => {
    const path = join(await folder(), 'PLAN.md');
    await make(path);
    await expect(readDocument(path)).rejects.toMatchObject({
      code: 'BAD_INPUT',
      message: expect.stringMatching(words),
    });
  });

  it.each(others)('is no sidecar: the plan opens and does not run: %s', async (_what, words, make) => {
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), '# P\n');
    await make(join(dir, 'PLAN.slipway.yaml'));
    const { diagnostics } = await readSidecar(join(dir, 'PLAN.md'), '# P\n');
    expect(diagnostics).toEqual([expect.objectContaining({ message: expect.stringMatching(words) })]);
    await expect(editSidecar(join(dir, 'PLAN.md'), () => undefined)).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });

  it('is not ticked, and not waited for', async () => {
    const path = join(await folder(), 'PLAN.md');
    execFileSync('mkfifo', [path]);
    const plan = (await loadPlanParser())('# P\n\n- [ ] a\n');
    expect(await tickBox(path, plan, plan.items[0]?.box ?? 0, true)).toBe('read-only');
    expect(await clearBoxes(path, plan, [plan.items[0]?.box ?? 0])).toEqual({
      result: 'read-only',
      cleared: 0,
    });
  });
});

describe('a file', () => {
  it('is read up to its limit, and no byte beyond', async () => {
    const path = join(await folder(), 'x');
    await writeFile(path, 'x'.repeat(100));
    expect(await readRegularFile(path, 100)).toHaveLength(100);
    await expect(readRegularFile(path, 99)).rejects.toThrow(/is the most/);
  });

  it.skipIf(process.platform !== 'linux')('is read though the system gives it no size', async () => {
    expect((await readRegularFile('/proc/self/status', 100_000)).length).toBeGreaterThan(100);
    await expect(readRegularFile('/proc/self/status', 100)).rejects.toThrow(/is the most/);
  });

  it('that is too large is neither checklist nor sidecar', async () => {
    const dir = await folder();
    const plan = join(dir, 'PLAN.md');
    await writeFile(plan, Buffer.alloc(maxDocumentBytes + 1, 0x61));
    await expect(readDocument(plan)).rejects.toThrow(/4 MiB at most/);
    await writeFile(plan, '# P\n');
    await writeFile(join(dir, 'PLAN.slipway.yaml'), Buffer.alloc(maxSidecarBytes + 1, 0x20));
    expect((await readSidecar(plan, '# P\n')).diagnostics[0]?.message).toMatch(/1 MiB is the most/);
  });
});

describe.skipIf(!isUnix)('a file of the person’s that is replaced', () => {
  it('keeps its mode and its owner', async () => {
    const path = join(await folder(), 'x');
    await writeFile(path, 'old');
    await chmod(path, 0o640);
    const isRoot = process.getuid?.() === 0;
    if (isRoot) execFileSync('chown', ['65534:65534', path]);
    await replaceFile(path, 'new', 'person');
    const after = await stat(path);
    expect([await readFile(path, 'utf8'), after.mode & 0o777]).toEqual(['new', 0o640]);
    if (isRoot) expect([after.uid, after.gid]).toEqual([65534, 65534]);
  });

  it('stays where the link to it leads', async () => {
    const dir = await folder();
    await writeFile(join(dir, 'real'), 'old');
    await symlink('real', join(dir, 'link'));
    await replaceFile(join(dir, 'link'), 'new', 'person');
    expect((await lstat(join(dir, 'link'))).isSymbolicLink()).toBe(true);
    expect([await readlink(join(dir, 'link')), await readFile(join(dir, 'real'), 'utf8')]).toEqual([
      'real',
      'new',
    ]);
  });

  it('is for its owner only where it is new, unless it belongs to the project', async () => {
    const dir = await folder();
    await replaceFile(join(dir, 'own'), 'x');
    await replaceFile(join(dir, 'shared'), 'x', 'person');
    const modes = await Promise.all(['own', 'shared'].map((name) => stat(join(dir, name))));
    expect(modes.map(({ mode }) => mode & 0o777)).toEqual([0o600, 0o644 & ~process.umask()]);
  });
});
