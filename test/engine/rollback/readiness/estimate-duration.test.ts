import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { JournalWriter } from '../../../../src/engine/journal/journal-writer.ts';
import { estimateRollbackMs } from '../../../../src/engine/rollback/readiness/estimate-duration.ts';
import { RunStore } from '../../../../src/engine/run/session/run-store.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

interface Past {
  readonly ms?: number;
  readonly kind?: 'release' | 'rollback';
  readonly file?: string;
  readonly outcome?: 'passed' | 'failed' | null;
}

/** Runs of the past, the oldest first. */
async function storeOf(...runs: readonly Past[]): Promise<RunStore> {
  const store = new RunStore(await folder());
  for (const [
    index,
    { ms = 1_000, kind = 'rollback', file = '/a.md', outcome = 'passed' },
  ] of runs.entries()) {
    const run = `20260101-${String(index).padStart(6, '0')}`;
    const { dir, journal } = store.files(run);
    await mkdir(dir, { recursive: true });
    let now = Date.parse('2026-01-01T00:00:00Z');
    const writer = JournalWriter.create(journal, { now: () => now });
    const created = writer.append({
      type: 'run.created',
      run,
      kind,
      file,
      planHash: '',
      title: '',
      version: '',
      environment: 'staging',
      actor: 'ann',
      host: 'box',
      targets: [],
      items: [],
    });
    now += ms;
    const ended = outcome === null ? null : writer.append({ type: 'run.ended', outcome, summary: '' });
    await Promise.all([created, ended]);
    writer.close();
  }
  return store;
}

describe('how long a rollback will take', () => {
  it.each([
    ['is not known before there was one', [], null],
    ['is what the only one took', [{ ms: 4_000 }], 4_000],
    [
      'is the middle one, which a single slow one does not change',
      [{ ms: 2_000 }, { ms: 90_000 }, { ms: 3_000 }],
      3_000,
    ],
    ['is the longer of two: better to be done early', [{ ms: 2_000 }, { ms: 8_000 }], 8_000],
    ['leaves out releases', [{ ms: 2_000 }, { ms: 9_000, kind: 'release' }], 2_000],
    ['leaves out other checklists', [{ ms: 2_000 }, { ms: 9_000, file: '/b.md' }], 2_000],
    ['leaves out what failed', [{ ms: 2_000 }, { ms: 9_000, outcome: 'failed' }], 2_000],
    ['leaves out what has not ended', [{ ms: 2_000 }, { ms: 9_000, outcome: null }], 2_000],
  ] as const)('%s', async (_what, runs, ms) => {
    expect(await estimateRollbackMs(await storeOf(...runs), '/a.md')).toBe(ms);
  });

  it('skips a journal that cannot be read', async () => {
    const store = await storeOf({ ms: 2_000 });
    const broken = store.files('20260102-000000');
    await mkdir(broken.dir);
    await writeFile(join(broken.dir, 'journal.ndjson'), 'no journal\n');
    expect(await estimateRollbackMs(store, '/a.md')).toBe(2_000);
  });
});
