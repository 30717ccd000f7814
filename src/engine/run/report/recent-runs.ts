import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Recent } from '../../../shared/wire/contract.ts';
import { replaceFile } from '../../lib/replace-file.ts';

/** As many as fit on the first page. */
const kept = 12;

export async function readRecent(state: string): Promise<readonly Recent[]> {
  const { recentSchema } = await import('../../../shared/wire/contract.ts');
  try {
    return recentSchema.array().parse(JSON.parse(await readFile(join(state, 'recent.json'), 'utf8')));
  } catch {
    // A missing or damaged list costs convenience only.
    return [];
  }
}

/** Puts a checklist first in the list. Failing to remember it must not keep it from opening. */
export async function rememberRecent(state: string, entry: Recent): Promise<void> {
  const others = (await readRecent(state)).filter((recent) => recent.file !== entry.file);
  try {
    await mkdir(state, { recursive: true, mode: 0o700 });
    await replaceFile(join(state, 'recent.json'), JSON.stringify([entry, ...others].slice(0, kept), null, 1));
  } catch {
    return;
  }
}
