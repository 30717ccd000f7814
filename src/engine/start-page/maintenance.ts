import { mkdir, open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { attemptAsync, parseJson } from '../../shared/lib/attempt.ts';
import { errorText } from '../../shared/text/error-text.ts';
import type { Maintenance } from '../../shared/wire/calls/start-page.ts';
import { EngineError } from '../lib/engine-error.ts';
import { isDue } from './is-due.ts';
import { readRecent } from './recent-checklists.ts';
import * as words from './start-page-words.ts';

/** One line of `maintenance.ndjson`. Lines are only ever added, so that two consoles lose nothing of each other. */
const markSchema = z.object({
  file: z.string(),
  text: z.string(),
  /** False takes the mark before it back. */
  done: z.boolean(),
  at: z.string(),
  by: z.string(),
});
export type MaintenanceMark = z.infer<typeof markSchema>;

/** The recurring tasks of the checklists opened last: when each was done, and whether it is due. */
export async function readMaintenance(state: string, now: Date): Promise<readonly Maintenance[]> {
  const [recent, marks] = await Promise.all([readRecent(state), readMarks(state)]);
  return recent.flatMap(({ file, title, maintenance = [] }) => {
    const tasks = maintenance.map(({ every, text }) => {
      const done = lastDone(marks.filter((mark) => mark.file === file && mark.text === text));
      return { every, text, done, isDue: isDue(every, done?.at ?? null, now) };
    });
    return tasks.length === 0 ? [] : [{ file, title, tasks }];
  });
}

/** Marks a task as done, or takes the last mark back. Throws `JOURNAL` where that cannot be written. */
export async function markMaintenance(state: string, mark: MaintenanceMark): Promise<void> {
  const file = marksFile(state);
  try {
    await mkdir(state, { recursive: true, mode: 0o700 });
    const handle = await open(file, 'a', 0o600);
    try {
      await handle.appendFile(`${JSON.stringify(mark)}\n`);
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    throw new EngineError('JOURNAL', words.notMarked(file, errorText(error)));
  }
}

function lastDone(marks: readonly MaintenanceMark[]): { at: string; by: string } | null {
  const standing: MaintenanceMark[] = [];
  for (const mark of marks) {
    if (mark.done) standing.push(mark);
    else standing.pop();
  }
  const last = standing.at(-1);
  return last === undefined ? null : { at: last.at, by: last.by };
}

/** A line that is cut off or damaged costs one mark. */
async function readMarks(state: string): Promise<readonly MaintenanceMark[]> {
  const text = await attemptAsync(() => readFile(marksFile(state), 'utf8'), '');
  return text.split('\n').flatMap((line) => markSchema.safeParse(parseJson(line)).data ?? []);
}

const marksFile = (state: string): string => join(state, 'maintenance.ndjson');
