import { readFile, writeFile } from 'node:fs/promises';
import { headsFile } from '../../src/engine/journal/run-folder.ts';

/** Leaves the heads of a run as a console does that is killed before the flush of line `seq`, which it has announced. */
export async function crashedBefore(dir: string, seq: number): Promise<void> {
  const file = headsFile(dir);
  const heads = (await readFile(file, 'utf8')).replace(/e\n$/, '');
  await writeFile(file, `${heads}a ${seq} ${'0'.repeat(64)}\n`);
}
