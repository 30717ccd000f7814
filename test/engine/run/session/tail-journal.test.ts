import { open, readFile, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { JournalWriter } from '../../../../src/engine/journal/journal-writer.ts';
import { tailJournal } from '../../../../src/engine/run/session/tail-journal.ts';
import { emptyRunState, type RunState, transition } from '../../../../src/shared/run/run-state.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const tick = (item: string) => ({ type: 'item.ticked', item, actor: 'ann' }) as const;

describe('a console that watches a journal', () => {
  let file: string;
  let writer: JournalWriter;
  let state: RunState;
  let lost: string[];
  let stop: () => void;

  beforeEach(async () => {
    file = join(await folder(), 'journal.ndjson');
    writer = JournalWriter.create(file);
    state = emptyRunState;
    lost = [];
    await writer.append(tick('a'));
    const session = {
      files: { dir: '', journal: file, steps: '', lock: '', measured: '', series: '' },
      get state() {
        return state;
      },
      observe: async (event: Parameters<typeof transition>[1]) => {
        state = transition(state, event);
      },
    };
    stop = tailJournal(session, (why) => lost.push(why));
    await expect.poll(() => state.seq).toBe(1);
  });
  afterEach(() => {
    stop();
    writer.close();
  });

  /** Fills all lines but the last with something else, in place. */
  async function spoilAllButLast(): Promise<void> {
    const handle = await open(file, 'r+');
    const text = (await handle.readFile('utf8')).trimEnd();
    await handle.write('x'.repeat(text.lastIndexOf('\n')), 0);
    await handle.close();
  }

  it('sees every event once, in order', async () => {
    for (const item of ['b', 'c']) await writer.append(tick(item));
    await expect.poll(() => state.seq).toBe(3);
    await Promise.all(['d', 'e'].map((item) => writer.append(tick(item))));
    await expect.poll(() => state.seq).toBe(5);
    expect(Object.keys(state.items)).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(lost).toEqual([]);
  });

  it('reads what was added, and of the rest the last line only', async () => {
    await writer.append(tick('b'));
    await expect.poll(() => state.seq).toBe(2);
    await spoilAllButLast();
    await writer.append(tick('c'));
    await expect.poll(() => state.seq).toBe(3);
    expect(lost).toEqual([]);
  });

  it('notices that it was shortened', async () => {
    await truncate(file, 10);
    await expect.poll(() => lost).toEqual(['the journal was shortened or replaced (line 1)']);
  });

  it('notices that it was replaced by another of the same length', async () => {
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('"item":"a"', '"item":"z"'));
    await expect.poll(() => lost).toHaveLength(1);
    expect(state.items).not.toHaveProperty('z');
  });

  it('notices a line that does not follow, and takes nothing of it', async () => {
    const wrong = { seq: 2, at: '', v: 1, prev: 'f'.repeat(64), ...tick('b') };
    const handle = await open(file, 'a');
    await handle.write(`${JSON.stringify(wrong)}\n`);
    await handle.close();
    await expect
      .poll(() => lost)
      .toEqual([expect.stringMatching(/^the line does not follow the one before it: .* \(line 2\)$/)]);
    expect(state.seq).toBe(1);
  });
});
