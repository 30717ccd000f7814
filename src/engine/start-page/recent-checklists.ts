import { mkdir, readFile, stat } from 'node:fs/promises';
import { join, sep } from 'node:path';
import { attemptAsync, parseJson } from '../../shared/lib/attempt.ts';
import type { Recent, RecentEntry } from '../../shared/wire/calls/start-page.ts';
import { settled } from '../lib/ignore.ts';
import { replaceFile } from '../lib/replace-file.ts';
import type { Checklist } from '../plan/read-checklist.ts';

/** As many as a person still recognizes. */
const kept = 12;

/** The checklists opened last, the latest first. */
export async function readRecent(state: string): Promise<readonly Recent[]> {
  const { recentSchema } = await import('../../shared/wire/calls/start-page.ts');
  // A missing or damaged list costs convenience only.
  const text = await attemptAsync(() => readFile(join(state, 'recent.json'), 'utf8'), '');
  return recentSchema.array().safeParse(parseJson(text)).data ?? [];
}

/** The same, with whether each is still there. A rehearsal that was cleared away is left out: nobody will look for it. */
export async function listRecent(state: string): Promise<readonly RecentEntry[]> {
  const practice = join(state, 'practice') + sep;
  const entries = await Promise.all(
    (await readRecent(state)).map(async ({ file, title, openedAt }) => {
      const isThere = (await attemptAsync(() => stat(file), null)) !== null;
      return { file, title, openedAt, isThere };
    }),
  );
  return entries.filter(({ file, isThere }) => isThere || !file.startsWith(practice));
}

/**
 * What is remembered of a checklist that was opened at `now` (epoch ms). Null for a file that is no Markdown and holds nothing to do:
 * somebody chose the wrong one. A rehearsal's recurring tasks are nobody's.
 */
export function recentOf({ file, plan, sidecar }: Checklist, now: number): Recent | null {
  if (plan.phases.length === 0 && !/\.(?:md|markdown)$/i.test(file)) return null;
  const tasks = plan.maintenance.map(({ every, text }) => ({ every, text }));
  const maintenance = sidecar.sidecar.environment === 'practice' ? [] : tasks;
  return { file, title: plan.title || file, openedAt: new Date(now).toISOString(), maintenance };
}

/** Puts a checklist first in the list. Failing to remember it must not keep it from opening. */
export async function rememberRecent(state: string, entry: Recent): Promise<void> {
  const others = (await readRecent(state)).filter((recent) => recent.file !== entry.file);
  await settled(writeRecent(state, [entry, ...others].slice(0, kept)), 'the list is a convenience');
}

/** Takes a checklist from the list. The file, its runs and its records stay. */
export async function forgetRecent(state: string, file: string): Promise<void> {
  const recent = await readRecent(state);
  if (recent.some((entry) => entry.file === file))
    await writeRecent(
      state,
      recent.filter((entry) => entry.file !== file),
    );
}

async function writeRecent(state: string, recent: readonly Recent[]): Promise<void> {
  await mkdir(state, { recursive: true, mode: 0o700 });
  await replaceFile(join(state, 'recent.json'), JSON.stringify(recent, null, 1));
}
