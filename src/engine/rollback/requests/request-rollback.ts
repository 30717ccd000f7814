import { randomUUID } from 'node:crypto';
import { readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { errorText } from '../../../shared/text/error-text.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { poll } from '../../lib/poll.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import * as words from '../rollback-words.ts';
import type { RollbackRequest } from './rollback-request.ts';

/** How often either side looks, in ms: at the pace of a person. Polling works on every file system, network ones included. */
const lookEveryMs = 200;
/** A console that lives answers at its next look; one that does not within this time, in ms, hangs. */
const answerWithinMs = 15_000;

/**
 * Asks the console that drives a run to take it back, by a file in the run's folder: there is only ever one driver, and the
 * rollback must not wait until it is closed. Resolves with the rollback's run, which this console then watches.
 */
export async function requestRollback(dir: string, ask: RollbackRequest): Promise<string> {
  const id = randomUUID();
  const question = join(dir, `rollback.${id}.ask`);
  const reply = join(dir, `rollback.${id}.answer`);
  await replaceFile(question, JSON.stringify(ask));
  try {
    for (let waited = 0; waited < answerWithinMs; waited += lookEveryMs) {
      const text = await readFile(reply, 'utf8').catch(() => null);
      if (text !== null) return await readAnswer(text);
      await new Promise((resolve) => setTimeout(resolve, lookEveryMs));
    }
    throw new EngineError('NOT_NOW', words.noAnswer, words.noAnswerHint);
  } finally {
    await Promise.all([rm(question, { force: true }), rm(reply, { force: true })]);
  }
}

async function readAnswer(text: string): Promise<string> {
  const { answerSchema } = await import('./rollback-request.ts');
  const answer = answerSchema.parse(JSON.parse(text));
  if ('run' in answer) return answer.run;
  throw new EngineError('NOT_NOW', answer.message, answer.hint);
}

/** Honours what other consoles ask about a run that this process drives. Returns how to stop. */
export function watchRequests(
  dir: string,
  onRollbackRequest: (ask: RollbackRequest) => Promise<string>,
): () => void {
  return poll(lookEveryMs, async () => {
    const asks = (await readdir(dir)).filter((name) => /^rollback\.[\w-]+\.ask$/.test(name));
    await Promise.all(asks.map((name) => answer(join(dir, name), onRollbackRequest)));
  });
}

async function answer(
  question: string,
  onRollbackRequest: (ask: RollbackRequest) => Promise<string>,
): Promise<void> {
  const taken = question.replace(/ask$/, 'taken');
  // Whoever renames it answers it, once.
  await rename(question, taken);
  const { askSchema } = await import('./rollback-request.ts');
  const ask = askSchema.parse(JSON.parse(await readFile(taken, 'utf8')));
  const reply = await onRollbackRequest(ask).then(
    (run) => ({ run }),
    (error: unknown) => ({
      message: errorText(error),
      ...(error instanceof EngineError && error.hint !== undefined ? { hint: error.hint } : {}),
    }),
  );
  const draft = question.replace(/ask$/, 'draft');
  await writeFile(draft, JSON.stringify(reply), { mode: 0o600 });
  await rename(draft, question.replace(/ask$/, 'answer'));
  await rm(taken, { force: true });
}
