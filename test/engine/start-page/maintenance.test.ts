import { appendFile, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isDue } from '../../../src/engine/start-page/is-due.ts';
import { markMaintenance, readMaintenance } from '../../../src/engine/start-page/maintenance.ts';
import { rememberRecent } from '../../../src/engine/start-page/recent-checklists.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const at = (year: number, month: number, day: number, hour = 0): Date => new Date(year, month - 1, day, hour);

describe('a recurring task', () => {
  it.each([
    ['day', at(2026, 3, 1, 23), at(2026, 3, 1, 23), false],
    ['day', at(2026, 3, 1, 23), at(2026, 3, 2), true],
    ['week', at(2026, 3, 1, 9), at(2026, 3, 7, 23), false],
    ['week', at(2026, 3, 1, 9), at(2026, 3, 8), true],
    ['month', at(2026, 1, 31), at(2026, 2, 27, 23), false],
    ['month', at(2026, 1, 31), at(2026, 2, 28), true],
    ['quarter', at(2026, 11, 30), at(2027, 2, 27), false],
    ['quarter', at(2026, 11, 30), at(2027, 2, 28), true],
    ['year', at(2024, 2, 29), at(2025, 2, 28), true],
  ] as const)('of every %s, done %s: due at %s is %s', (every, done, now, due) => {
    expect(isDue(every, done.toISOString(), now)).toBe(due);
  });

  it('is due where it was never done, and where nobody can tell when', () => {
    expect(isDue('year', null, new Date())).toBe(true);
    expect(isDue('year', 'yesterday', new Date())).toBe(true);
  });
});

describe('the recurring tasks of recent checklists', () => {
  const opened = async (state: string): Promise<void> => {
    const maintenance = [{ every: 'day', text: 'Check the logs' } as const];
    await rememberRecent(state, { file: '/a.md', title: 'A', openedAt: '2026-01-01T00:00:00Z', maintenance });
    await rememberRecent(state, { file: '/b.md', title: 'B', openedAt: '2026-01-01T00:00:00Z' });
  };
  const mark = { file: '/a.md', text: 'Check the logs', by: 'ann' };

  it('are done until their period is over, and can be taken back', async () => {
    const state = await folder();
    await opened(state);
    const now = at(2026, 3, 2, 12);
    const task = async () => (await readMaintenance(state, now)).map(({ tasks }) => tasks[0]);
    expect(await task()).toEqual([{ every: 'day', text: 'Check the logs', done: null, isDue: true }]);
    const [before, today] = [at(2026, 3, 1).toISOString(), at(2026, 3, 2, 9).toISOString()];
    await markMaintenance(state, { ...mark, done: true, at: before });
    await markMaintenance(state, { ...mark, done: true, at: today });
    expect(await task()).toMatchObject([{ done: { at: today, by: 'ann' }, isDue: false }]);
    await markMaintenance(state, { ...mark, done: false, at: today });
    expect(await task()).toMatchObject([{ done: { at: before, by: 'ann' }, isDue: true }]);
  });

  it('lose nothing to a line that is cut off', async () => {
    const state = await folder();
    await opened(state);
    const now = at(2026, 3, 2, 12);
    await markMaintenance(state, { ...mark, done: true, at: now.toISOString() });
    await appendFile(join(state, 'maintenance.ndjson'), '{"file":"/a.md","te\n');
    expect((await readMaintenance(state, now))[0]?.tasks[0]?.isDue).toBe(false);
  });

  it('say why a mark could not be kept', async () => {
    const state = await folder();
    await mkdir(join(state, 'maintenance.ndjson'));
    await expect(markMaintenance(state, { ...mark, done: true, at: '' })).rejects.toThrow('was not marked');
  });
});
