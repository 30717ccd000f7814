import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { errorText } from '../../../shared/text/error-text.ts';
import { type RequestFiles, requestFiles, requestOf } from '../../journal/run-folder.ts';
import {
  isRollbackAnswer,
  isRollbackRequest,
  parseNote,
  type RollbackAnswer,
  type RollbackRequest,
} from '../../journal/run-notes.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { poll } from '../../lib/poll.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import { askUntil } from '../../lib/retry.ts';
import * as words from '../rollback-words.ts';

/** How often either side looks, in ms: at the pace of a person. Polling works on every file system, network ones included. */
const lookEveryMs = 200;
/** A console that lives answers at its next look; one that does not within this time, in ms, hangs. */
const answerWithinMs = 15_000;

/**
 * Asks the console that drives a run to take it back, by a file in the run's folder: there is only ever one driver, and the
 * rollback must not wait until it is closed. Resolves with the rollback's run, which this console then watches.
 */
export async function requestRollback(dir: string, ask: RollbackRequest): Promise<string> {
  const files = requestFiles(dir, randomUUID());
  await replaceFile(files.ask, JSON.stringify(ask));
  try {
    const patience = { everyMs: lookEveryMs, withinMs: answerWithinMs };
    const text = await askUntil(
      patience,
      () => readFile(files.answer, 'utf8').catch(() => null),
      (said) => said !== null,
    );
    if (text !== null) return await readAnswer(text);
    throw new EngineError('NOT_NOW', words.noAnswer, words.noAnswerHint);
  } finally {
    await Promise.all([rm(files.ask, { force: true }), rm(files.answer, { force: true })]);
  }
}

function readAnswer(text: string): string {
  const answer = parseNote(text, isRollbackAnswer);
  if (answer !== null && 'run' in answer) return answer.run;
  if (answer !== null) throw new EngineError('NOT_NOW', answer.message, answer.hint);
  throw new EngineError('FAILED', words.answerUnreadable, words.answerUnreadableHint);
}

/** Serves what other consoles ask about a run that this process drives. Returns how to stop. */
export function watchRequests(
  dir: string,
  onRollbackRequest: (ask: RollbackRequest) => Promise<string>,
): () => void {
  return poll(lookEveryMs, async () => {
    const asks = (await readdir(dir)).flatMap((name) => requestOf(name) ?? []);
    await Promise.all(asks.map((id) => answer(requestFiles(dir, id), onRollbackRequest)));
  });
}

async function answer(
  files: RequestFiles,
  onRollbackRequest: (ask: RollbackRequest) => Promise<string>,
): Promise<void> {
  // Whoever renames it answers it, once.
  await rename(files.ask, files.taken);
  const ask = parseNote(await readFile(files.taken, 'utf8'), isRollbackRequest);
  const reply = await carryOut(ask, onRollbackRequest);
  await writeFile(files.draft, JSON.stringify(reply), { mode: 0o600 });
  await rename(files.draft, files.answer);
  await rm(files.taken, { force: true });
}

async function carryOut(
  ask: RollbackRequest | null,
  onRollbackRequest: (ask: RollbackRequest) => Promise<string>,
): Promise<RollbackAnswer> {
  if (ask === null) return { message: words.requestUnreadable };
  try {
    return { run: await onRollbackRequest(ask) };
  } catch (error) {
    const hint = error instanceof EngineError ? error.hint : undefined;
    return { message: errorText(error), ...(hint === undefined ? {} : { hint }) };
  }
}
