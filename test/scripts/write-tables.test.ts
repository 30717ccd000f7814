import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { writeTables } from '../../scripts/fit/write-tables.ts';
import { placeWeights } from '../../src/engine/plan/sections/position-weights.ts';
import { wordWeights } from '../../src/engine/plan/sections/word-weights.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

it('fitted weights are written where the parser reads them, as they stand there', async () => {
  const dir = await folder();
  writeTables({ ...wordWeights, ...placeWeights }, pathToFileURL(`${dir}/`));
  for (const name of ['word-weights.ts', 'position-weights.ts']) {
    const read = await readFile(resolve('src/engine/plan/sections', name), 'utf8');
    expect(await readFile(join(dir, name), 'utf8'), name).toBe(read);
  }
});
