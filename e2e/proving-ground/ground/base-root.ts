import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cached } from './cache.ts';
import { groundSources } from './places.ts';
import { must } from './run.ts';

const buildLimitMs = 600_000;

/** Gives the cached Debian root: a minute the first time, nothing afterwards. */
export async function prepareBaseRoot(): Promise<string> {
  const script = join(groundSources, 'root', 'build-root.sh');
  return cached('root', [await readFile(script, 'utf8')], async (destination) => {
    await must('sh', [script, destination], { timeoutMs: buildLimitMs });
  });
}
