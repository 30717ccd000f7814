import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { tickedFile } from '../../../../src/engine/run/session/document-ticks.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';
import { createSession } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();
const text = '# P\n\n## Before the release\n- [ ] Call them\n- [x] Mine\n';

it('ticks go into the file, its copy, or the journal alone, as the sidecar says', () => {
  const place = (ticks: Sidecar['ticks'], ticksIn?: string) =>
    tickedFile({ file: '/a.md', ticksIn, sidecar: { version: 1, ...(ticks ? { ticks } : {}) } });
  expect([place(undefined), place('file', '/b.md'), place('copy', '/b.md')]).toEqual([
    '/a.md',
    '/a.md',
    '/b.md',
  ]);
  // The sidecar was changed on the way: the run has begun without a copy.
  expect([place('copy'), place('off'), place('off', '/b.md')]).toEqual([null, null, null]);
  expect(tickedFile({ file: '', ticksIn: undefined, sidecar: { version: 1 } })).toBeNull();
});

it('an edited document goes into the copy with what the run has ticked, and nothing of it was ticked before the run', async () => {
  const dir = await folder();
  const copy = join(dir, 'PLAN.1.md');
  await writeFile(copy, text);
  const sidecar = { version: 1, ticks: 'copy' } as const;
  const session = await createSession(dir, text, { sidecar: { ticks: 'copy' }, first: { ticksIn: copy } });
  const item = session.plan.items.find((each) => each.text === 'Call them')?.id ?? '';
  await session.append({ type: 'item.ticked', item, actor: 'ann' });
  await session.tickDocument(item, true);
  expect(await readFile(copy, 'utf8')).toBe(text.replace('[ ]', '[x]'));
  expect(await readFile(join(dir, 'PLAN.md'), 'utf8')).toBe(text);

  const edited = text.replace('- [ ] Call', '- [x] Call').replace('# P', '# P, edited');
  await session.takePlan(edited, parse(edited), sidecar);
  await expect.poll(() => readFile(copy, 'utf8')).toBe(edited);
  expect(session.plan.items.map(({ checked }) => checked)).toEqual([false, true]);
  expect(session.work.map(({ checked }) => checked)).toEqual([false, true]);
  await session.close();
});
