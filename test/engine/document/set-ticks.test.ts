import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { setTicks } from '../../../src/engine/document/set-ticks.ts';
import { loadPlanParser } from '../../../src/engine/plan/parse/parse-plan.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const text = '# P\n\n## Before\n\n- [x] One\n- [x] Two\n- [ ] Three\n';

it('empties boxes and ticks them again, and writes nothing to a document that was edited', async () => {
  const file = join(await folder(), 'PLAN.md');
  await writeFile(file, text);
  const plan = (await loadPlanParser())(text);
  const [one, two] = plan.items.map(({ box }) => box);
  await setTicks(file, plan, { boxes: [one ?? 0, two ?? 0, 1], ticked: false });
  expect(await readFile(file, 'utf8')).toBe(text.replaceAll('[x]', '[ ]'));
  await setTicks(file, plan, { boxes: [two ?? 0], ticked: true });
  expect(await readFile(file, 'utf8')).toContain('- [ ] One\n- [x] Two');
  await writeFile(file, text.replace('Two', '2'));
  await expect(setTicks(file, plan, { boxes: [one ?? 0], ticked: false })).rejects.toThrow(
    /was edited meanwhile/,
  );
  await expect(setTicks(`${file}x`, plan, { boxes: [one ?? 0], ticked: false })).rejects.toThrow(/is gone/);
});
