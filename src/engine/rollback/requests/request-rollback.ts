import { errorText } from '../../../shared/text/error-text.ts';
import {
  isRollbackAnswer,
  isRollbackRequest,
  parseNote,
  type RollbackAnswer,
  type RollbackRequest,
} from '../../journal/run-notes.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { askDriver, serveRequests } from '../../run/requests/console-requests.ts';
import * as words from '../rollback-words.ts';

/**
 * Asks the console that drives a run to take it back: the rollback must not wait until that is closed. Resolves with the rollback's run,
 * which this console then watches.
 */
export async function requestRollback(dir: string, ask: RollbackRequest): Promise<string> {
  const text = await askDriver(dir, 'rollback', ask);
  if (text === null) throw new EngineError('NOT_NOW', words.noAnswer, words.noAnswerHint);
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
  return serveRequests(dir, 'rollback', (text) =>
    carryOut(parseNote(text, isRollbackRequest), onRollbackRequest),
  );
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
