import { chmod, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { userInfo } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../../../src/engine/document/read-document.ts';
import { tickBox } from '../../../../src/engine/document/tick-box.ts';
import { replaceFile } from '../../../../src/engine/lib/replace-file.ts';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { parseSidecar, readSidecar } from '../../../../src/engine/plan/sidecar/read-sidecar.ts';
import { writeAnswers } from '../../../../src/engine/plan/sidecar/write-answers.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();

describe('reading a document', () => {
  it.each([
    ['a file that is not there', null, /There is no file/],
    ['a binary', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1]), /not text: it contains NUL bytes/],
    ['text in another encoding', Buffer.from([0x63, 0x61, 0x66, 0xe9]), /not valid UTF-8/],
    ['ten megabytes', Buffer.alloc(10_000_000, 0x61), /is 10\.0 MB; a checklist can be 4 MiB/],
  ])('refuses %s in words', async (_what, bytes, message) => {
    const file = join(await folder(), 'PLAN.md');
    if (bytes !== null) await writeFile(file, bytes);
    await expect(readDocument(file)).rejects.toThrow(message);
  });

  it('refuses a folder, and takes an empty file for a document', async () => {
    const dir = await folder();
    await expect(readDocument(dir)).rejects.toThrow(/is a folder/);
    await writeFile(join(dir, 'EMPTY.md'), '');
    expect((await readDocument(join(dir, 'EMPTY.md'))).text).toBe('');
  });
});

describe('ticking a box', () => {
  it('changes exactly one byte of any document', async () => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    const line = fc.oneof(
      fc.constantFrom(
        '- [ ] plain',
        '* [ ] star',
        '+ [x] done',
        '  - [ ] nested',
        '1. [ ] numbered',
        '- [ ] é€𝄞 wide',
        '- [ ] `[ ]` in code',
        '> - [ ] quoted',
        'text',
        '',
        '## Deploy',
        '- [ ]  two  spaces  ',
      ),
      fc.string({ maxLength: 20 }),
    );
    const end = fc.constantFrom('\n', '\r\n');
    await fc.assert(
      fc.asyncProperty(
        fc.record({
          lines: fc.array(line, { maxLength: 12 }),
          eol: end,
          last: fc.boolean(),
          bom: fc.boolean(),
          pick: fc.nat(),
        }),
        async ({ lines, eol, last, bom, pick }) => {
          const text = `${bom ? '\uFEFF' : ''}${lines.join(eol)}${last ? eol : ''}`;
          const plan = parse(text);
          const item = plan.items[pick % Math.max(1, plan.items.length)];
          if (item === undefined) return;
          const before = Buffer.from(text);
          await writeFile(file, before);
          const result = await tickBox(file, plan, item.box, !item.checked);
          const after = await readFile(file);
          const changed = [...after].filter((byte, index) => byte !== before[index]).length;
          expect({ result, changed, length: after.length }).toEqual({
            result: 'ticked',
            changed: 1,
            length: before.length,
          });
          expect(parse(after.toString('utf8')).items.find((other) => other.id === item.id)?.checked).toBe(
            !item.checked,
          );
        },
      ),
      { numRuns: 150 },
    );
  });

  it('writes nothing into a document that was edited meanwhile', async () => {
    const file = join(await folder(), 'PLAN.md');
    const plan = parse('- [ ] one\n');
    await writeFile(file, '- [ ] another\n');
    expect(await tickBox(file, plan, plan.items[0]?.box ?? 0, true)).toBe('changed');
    expect(await readFile(file, 'utf8')).toBe('- [ ] another\n');
  });

  it.each(['env', 'secrets'])('refuses a name in %s that a shell would read as a command', async (key) => {
    const dir = await folder();
    const file = join(dir, 'PLAN.md');
    await writeFile(file, '# P\n');
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\n${key}:\n  GOOD: env:A\n  "X=1; touch /tmp/x; Y": env:B\n`,
    );
    const { diagnostics } = await readSidecar(file, '# P\n');
    expect(diagnostics).toMatchObject([{ severity: 'error', line: 4 }]);
    expect(diagnostics[0]?.message).toContain('"X=1; touch /tmp/x; Y" is no name of a variable');
  });

  it('says that the file is gone', async () => {
    const plan = parse('- [ ] one\n');
    expect(await tickBox(join(await folder(), 'GONE.md'), plan, 3, true)).toBe('missing');
  });

  it.skipIf(userInfo().uid === 0)('says that the file may not be written', async () => {
    const file = join(await folder(), 'PLAN.md');
    await writeFile(file, '- [ ] one\n');
    await chmod(file, 0o444);
    const plan = parse('- [ ] one\n');
    expect(await tickBox(file, plan, plan.items[0]?.box ?? 0, true)).toBe('read-only');
  });
});

describe('the sidecar', () => {
  it.each([
    [
      'a wrong key',
      'version: 1\ntargts: {}\n',
      'Unknown key "targts"; did you mean "targets"? (at targts)',
      2,
      1,
    ],
    [
      'a misspelt gate, whose sign-offs would not be asked for',
      'version: 1\ngates:\n  depoly: { signoffs: all }\n',
      'Unknown key "depoly"; did you mean "deploy"? (at gates.depoly)',
      3,
      3,
    ],
    [
      'a key that another gate has',
      'version: 1\ngates:\n  soak:\n    signoffs: all\n',
      'Unknown key "signoffs"; known here: waivable, for (at gates.soak.signoffs)',
      4,
      5,
    ],
    [
      'a wrong key deep inside',
      'version: 1\nrestorePoint:\n  paths: [/app]\n  keepin: /b\n',
      undefined,
      4,
      3,
    ],
    ['a wrong type', 'version: 1\nartifacts: dist\n', undefined, 2, 1],
    [
      'a bad duration',
      'version: 1\nmetrics:\n  - { host: local, every: 2 weeks }\n',
      undefined,
      3,
      undefined,
    ],
    [
      'a target nobody named',
      'version: 1\nwhere:\n  "Deploy": web-9\n',
      'There is no target "web-9" (at where.Deploy)',
      3,
      3,
    ],
    ['a kind no heading has', 'version: 1\nplan:\n  phases:\n    Deploy: depoly\n', undefined, 4, 5],
    ['broken YAML', 'version: 1\nwhere: [\n', undefined, undefined, undefined],
    ['nothing at all', '', undefined, 1, 1],
  ])('names %s with its line and column', (_what, text, message, ...[line, column]) => {
    const [first] = parseSidecar(text).diagnostics;
    expect(first?.severity).toBe('error');
    if (message !== undefined) expect(first?.message).toBe(message);
    if (line !== undefined) expect(first?.line).toBe(line);
    if (column !== undefined) expect(first?.column).toBe(column);
  });

  it('names every wrong key, each in its place', () => {
    const { diagnostics } = parseSidecar('version: 1\ngates:\n  deploi: {}\n  soka: {}\n');
    expect(diagnostics.map(({ line, message }) => [line, message])).toEqual([
      [3, 'Unknown key "deploi"; did you mean "deploy"? (at gates.deploi)'],
      [4, 'Unknown key "soka"; did you mean "soak"? (at gates.soka)'],
    ]);
  });

  it('reads a bare off as off', () => {
    expect(parseSidecar('version: 1\nrollback: { on: off }\n').sidecar.rollback?.on).toBe('off');
  });

  it('is completed by the review without losing a comment or a key', async () => {
    const dir = await folder();
    const document = join(dir, 'DEPLOY.md');
    await writeFile(document, '# P\n');
    await writeFile(join(dir, 'DEPLOY.slipway.yaml'), '# ours\nversion: 1\nenv: { A: b } # keep me\n');
    await writeAnswers(document, [
      { kind: 'target', key: 'web-1', decision: 'deploy@web-1' },
      { kind: 'where', key: 'Deploy > Server', decision: 'web-1' },
      { kind: 'value', key: '<v>', decision: '1.2' },
      { kind: 'artifacts', decision: ['dist/app'] },
    ]);
    const text = await readFile(join(dir, 'DEPLOY.slipway.yaml'), 'utf8');
    expect(text).toContain('# ours');
    expect(text).toContain('# keep me');
    const read = await readSidecar(document, '');
    expect(read.diagnostics).toEqual([]);
    expect(read.sidecar).toMatchObject({
      env: { A: 'b' },
      where: { 'Deploy > Server': 'web-1' },
      values: { '<v>': '1.2' },
      artifacts: ['dist/app'],
      targets: { 'web-1': { ssh: 'deploy@web-1' } },
    });
  });

  it('that cannot be written leaves the old one and says so', async () => {
    const dir = await folder();
    const taken = join(dir, 'DEPLOY.slipway.yaml');
    await mkdir(taken);
    await writeFile(join(taken, 'old'), 'old');
    await expect(replaceFile(taken, 'version: 1\n')).rejects.toThrow(/could not be written/);
    expect([await readFile(join(taken, 'old'), 'utf8'), await readdir(dir)]).toEqual([
      'old',
      ['DEPLOY.slipway.yaml'],
    ]);
  });
});
