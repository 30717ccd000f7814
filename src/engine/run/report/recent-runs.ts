import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { attemptAsync, parseJson } from '../../../shared/lib/attempt.ts';
import type { Recent } from '../../../shared/wire/contract.ts';
import { settled } from '../../lib/ignore.ts';
import { replaceFile } from '../../lib/replace-file.ts';

/** As many as fit on the first page. */
const kept = 12;

export async function readRecent(state: string): Promise<readonly Recent[]> {
  const { recentSchema } = await import('../../../shared/wire/contract.ts');
  // A missing or damaged list costs convenience only.
  const text = await attemptAsync(() => readFile(join(state, 'recent.json'), 'utf8'), '');
  return recentSchema.array().safeParse(parseJson(text)).data ?? [];
}

/** Puts a checklist first in the list. Failing to remember it must not keep it from opening. */
export async function rememberRecent(state: string, entry: Recent): Promise<void> {
  const others = (await readRecent(state)).filter((recent) => recent.file !== entry.file);
  await settled(writeRecent(state, [entry, ...others].slice(0, kept)), 'the list is a convenience');
}

async function writeRecent(state: string, recent: readonly Recent[]): Promise<void> {
  await mkdir(state, { recursive: true, mode: 0o700 });
  await replaceFile(join(state, 'recent.json'), JSON.stringify(recent, null, 1));
}
