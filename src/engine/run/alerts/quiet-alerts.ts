import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { mustBeAllowed } from '../start/must-be-allowed.ts';

/** What a person wants of the noise that an alert rule makes. Rules are named by their words. */
export type QuietWish =
  | { readonly do: 'acknowledge' | 'unsilence'; readonly rule: string }
  | {
      readonly do: 'silence';
      readonly rule: string;
      readonly reason: string;
      /** For how long, in ms; null until the run ends. */
      readonly forMs: number | null;
    };

/** The shortest and the longest silence, in ms: a month, beyond which nobody remembers why. */
const shortestMs = 1_000;
const longestMs = 31 * 86_400_000;

/** Records what a person wants of a rule's noise. It is evaluated as before, and a rollback trigger stays one. Throws where it may not be. */
export async function quietAlert(session: RunSession, wish: QuietWish, actor = session.actor): Promise<void> {
  const { rule: text } = wish;
  if (wish.do !== 'silence') {
    mustBeAllowed(session.moves.refusal({ do: wish.do, rule: text }));
    const type = wish.do === 'acknowledge' ? 'alert.acknowledged' : 'alert.unsilenced';
    await session.append({ type, text, actor });
    return;
  }
  const { reason, forMs } = wish;
  mustBeAllowed(session.moves.refusal({ do: 'silence', rule: text, reason }));
  if (forMs !== null && !(forMs >= shortestMs && forMs <= longestMs))
    throw new EngineError('BAD_INPUT', words.noSuchSilence, words.noSuchSilenceHint);
  const until = forMs === null ? null : new Date(session.clock.now() + forMs).toISOString();
  await session.append({ type: 'alert.silenced', text, actor, reason: reason.trim(), until });
}
