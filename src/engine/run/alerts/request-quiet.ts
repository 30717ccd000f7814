import { hostname } from 'node:os';
import { errorText } from '../../../shared/text/error-text.ts';
import { holderOf } from '../../journal/run-lock.ts';
import { isFields, parseNote } from '../../journal/run-notes.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { askDriver } from '../requests/console-requests.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { type QuietWish, quietAlert } from './quiet-alerts.ts';

interface QuietRequest {
  readonly actor: string;
  readonly wish: QuietWish;
}

/** `done`, or why it was not. */
type QuietAnswer = { readonly done: true } | { readonly message: string; readonly hint?: string | undefined };

/** The longest texts that another console may ask with. */
const longest = { actor: 400, rule: 4_000, reason: 4_000 } as const;

/** Asks the console that drives a run to change the noise of a rule: only that one writes the journal. Throws where none does, or it refuses. */
export async function requestQuiet(
  { run, dir }: { readonly run: string; readonly dir: string },
  actor: string,
  wish: QuietWish,
): Promise<void> {
  if (holderOf(dir) === null)
    throw new EngineError('NOT_NOW', words.noRuleDriver, words.noRuleDriverHint(run));
  const text = await askDriver(dir, 'alert', { actor: `${actor} on ${hostname()}`, wish });
  if (text === null) throw new EngineError('NOT_NOW', words.noRuleAnswer, words.noRuleAnswerHint);
  const answer = parseNote(text, isAnswer);
  if (answer === null) throw new EngineError('FAILED', words.ruleAnswerUnreadable, words.noRuleAnswerHint);
  if (!('done' in answer)) throw new EngineError('NOT_NOW', answer.message, answer.hint);
}

/** Carries out what another console asks about the alert rules of a run that this process drives: `text` is its request. */
export async function answerQuiet(session: RunSession, text: string): Promise<QuietAnswer> {
  const request = parseNote(text, isRequest);
  if (request === null) return { message: words.ruleRequestUnreadable };
  try {
    await quietAlert(session, request.wish, request.actor);
    return { done: true };
  } catch (error) {
    const hint = error instanceof EngineError ? error.hint : undefined;
    return { message: errorText(error), ...(hint === undefined ? {} : { hint }) };
  }
}

function isRequest(value: unknown): value is QuietRequest {
  if (!isFields(value) || !isText(value.actor, longest.actor)) return false;
  const { wish } = value;
  if (!isFields(wish) || !isText(wish.rule, longest.rule)) return false;
  if (wish.do === 'acknowledge' || wish.do === 'unsilence') return true;
  return (
    wish.do === 'silence' &&
    isText(wish.reason, longest.reason) &&
    (wish.forMs === null || typeof wish.forMs === 'number')
  );
}

function isAnswer(value: unknown): value is QuietAnswer {
  if (!isFields(value)) return false;
  if (value.done === true) return true;
  return typeof value.message === 'string' && (value.hint === undefined || typeof value.hint === 'string');
}

function isText(value: unknown, most: number): value is string {
  return typeof value === 'string' && value.length <= most;
}
