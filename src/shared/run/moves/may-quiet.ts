import { acknowledgmentOf, silenceOf } from '../alerts/alert-notes.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';
import type { Moment, Move, Refusal } from './move.ts';
import * as words from './refusal-words.ts';

type AlertMove = Extract<Move, { readonly rule: string }>;

/** Why the noise of an alert rule may not be changed; null where it may. Pure. */
export function alertRefusal(
  { plan, state, at }: { readonly plan: RunPlan; readonly state: RunState; readonly at: Moment },
  move: AlertMove,
): Refusal | null {
  const { rule } = move;
  if (!plan.plan.alerts.some(({ text }) => text === rule)) return words.noSuchRule(rule);
  switch (move.do) {
    case 'acknowledge': {
      if (state.alerts[rule]?.state !== 'firing') return words.notFiring(rule);
      const by = acknowledgmentOf(state, rule);
      return by === null ? null : words.alreadyAcknowledged(rule, by.actor);
    }
    case 'silence':
      return move.reason?.trim() === '' ? words.silenceReasonMissing : null;
    default:
      return silenceOf(state, rule, at.now) === null ? words.notSilenced(rule) : null;
  }
}
