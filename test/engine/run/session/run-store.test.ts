import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import { RunStore } from '../../../../src/engine/run/session/run-store.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const parse = await loadPlanParser();

describe('the files of a run', () => {
  it('of an earlier version still open, without the gate keys that it accepted and never read', async () => {
    const store = new RunStore(await folder());
    const { dir } = await store.create('run-1', {
      text: '- [ ] x\n',
      plan: parse('- [ ] x\n'),
      sidecar: { version: 1 },
    });
    const gates = { depoly: { signoffs: 'all' }, soak: { for: '5m', signoffs: 'all' } };
    await writeFile(join(dir, 'sidecar.json'), JSON.stringify({ version: 1, gates }));
    expect((await store.readPlan('run-1')).sidecar).toEqual({ version: 1, gates: { soak: { for: '5m' } } });
  });
});
