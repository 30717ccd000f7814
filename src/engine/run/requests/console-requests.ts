import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { type RequestFiles, type RequestKind, requestFiles, requestOf } from '../../journal/run-folder.ts';
import { poll } from '../../lib/poll.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { askUntil } from '../../lib/retry.ts';

/** How often either side looks, in ms: at the pace of a person. Polling works on every file system, network ones included. */
const lookEveryMs = 200;
/** A console that lives answers at its next look; one that does not within this time, in ms, hangs. */
const answerWithinMs = 15_000;

/**
 * Asks the console that drives a run for something, by a file in the run's folder: there is only ever one driver, and only it writes the
 * journal. Resolves with the text of the answer, or with null where none came in time.
 */
export async function askDriver(dir: string, kind: RequestKind, ask: object): Promise<string | null> {
  const files = requestFiles(dir, randomUUID(), kind);
  await replaceFile(files.ask, JSON.stringify(ask));
  try {
    return await askUntil(
      { everyMs: lookEveryMs, withinMs: answerWithinMs },
      () => readFile(files.answer, 'utf8').catch(() => null),
      (said) => said !== null,
    );
  } finally {
    await Promise.all([rm(files.ask, { force: true }), rm(files.answer, { force: true })]);
  }
}

/** Serves what other consoles ask about a run that this process drives: `reply` gets the text of a request. Returns how to stop. */
export function serveRequests(
  dir: string,
  kind: RequestKind,
  reply: (ask: string) => Promise<object>,
): () => void {
  return poll(lookEveryMs, async () => {
    const asks = (await readdir(dir)).flatMap((name) => requestOf(name, kind) ?? []);
    await Promise.all(asks.map((id) => answer(requestFiles(dir, id, kind), reply)));
  });
}

async function answer(files: RequestFiles, reply: (ask: string) => Promise<object>): Promise<void> {
  // Whoever renames it answers it, once.
  await rename(files.ask, files.taken);
  const said = await reply(await readFile(files.taken, 'utf8'));
  await writeFile(files.draft, JSON.stringify(said), { mode: 0o600 });
  await rename(files.draft, files.answer);
  await rm(files.taken, { force: true });
}
