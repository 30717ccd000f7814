import type { AlertRule, Phase } from '../../../shared/plan/plan.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern } from '../words/compile-words.ts';
import { readAlert } from './alert-rule.ts';
import type { Claim } from './threshold-candidates.ts';

const stops = wordPattern(({ thresholds }) => thresholds.stops);
const takesBack = wordPattern(({ thresholds }) => thresholds.takesBack);
const staysUp = wordPattern(({ thresholds }) => thresholds.staysUp);
const inCase = wordPattern(({ instructions }) => instructions.conditions);
/** Where what is the case ends and what is done begins. */
const turn = /\s*(?:[,，、:：]|→|->|=>|\s[—–-]\s)\s*/;

/**
 * "If any of the five fails, do not proceed": what happened is a reason to stop, though it has no number. In the rollback
 * itself a sentence like it is about the rollback.
 */
export function stopsIf(
  source: string,
  line: number,
  phase: Phase | null,
  claim: Claim,
): readonly AlertRule[] {
  if (
    !/[,，、:：→—–]|[-=]>/.test(source) ||
    !stops.test(source) ||
    phase === null ||
    phase.kind === 'rollback' ||
    phase.kind === 'reference'
  )
    return [];
  return bareText(source)
    .split(/(?<=[.!?。！？])\s*(?=\p{L})/u)
    .flatMap((sentence) => {
      const text = sentence.replace(/^[^\p{L}]+/u, '');
      const [given = '', ...rest] = text.split(turn);
      const act = rest.join(' ');
      if (text.length > 300 || !inCase.test(text) || !stops.test(act) || stops.test(given)) return [];
      if (staysUp.test(act)) return [];
      claim({ text, line, decision: 'alert', reason: 'it says in which case not to go on' });
      const event = {
        ...readAlert(text, line, null),
        ...(takesBack.test(act) ? { rollback: true as const } : {}),
      };
      return [event];
    });
}
