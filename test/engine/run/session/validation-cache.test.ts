import { hash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { genesisHash } from '../../../../src/engine/journal/journal-writer.ts';
import { readJournal } from '../../../../src/engine/journal/read-journal.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
let file: string;

beforeEach(async () => {
  file = join(await folder(), 'journal.ndjson');
});

/** Lines whose hashes follow each other and whose shape no schema knows. */
function chain(...types: readonly string[]): readonly string[] {
  let prev = genesisHash;
  return types.map((type, index) => {
    const line = JSON.stringify({ seq: index + 1, at: '2026-01-01T00:00:00.000Z', v: 1, prev, type });
    prev = hash('sha256', line);
    return line;
  });
}

describe('a journal that this build has checked before', () => {
  it('is not checked for its shape again, as long as it is the same to its last line', async () => {
    const lines = chain('one.happened', 'two.happened');
    await writeFile(file, `${lines.join('\n')}\n`);
    const head = hash('sha256', lines[1] ?? '');
    expect((await readJournal(file)).broken?.reason).toMatch(/is no event/);
    const read = await readJournal(file, head);
    expect(read.broken).toBeNull();
    expect(read.events).toHaveLength(2);
    expect(read.end.prev).toBe(head);
  });

  it('is found changed all the same', async () => {
    const lines = chain('one.happened', 'two.happened');
    const head = hash('sha256', lines[1] ?? '');
    await writeFile(file, `${lines[0]?.replace('one', 'won')}\n${lines[1]}\n`);
    expect((await readJournal(file, head)).broken).toMatchObject({ line: 2 });
  });

  it('is checked again when lines were added to it', async () => {
    const lines = chain('one.happened', 'two.happened', 'three.happened');
    await writeFile(file, `${lines.join('\n')}\n`);
    expect((await readJournal(file, hash('sha256', lines[1] ?? ''))).broken?.reason).toMatch(/is no event/);
  });
});
