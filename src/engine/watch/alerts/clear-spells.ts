import type { RuleEvidence } from '../../../shared/journal/alert-shapes.ts';
import type { AlertRule } from '../../../shared/plan/plan.ts';
import type { JudgedRule } from '../../measures/judged-rule.ts';
import { leastForMs } from '../../measures/rule-files/rule-duration.ts';

/** Fewer answers than this tell of no time, but of a moment. */
const leastSamples = 2;

/** A time over which a rule has been clear on every host. */
interface Spell {
  /** Epoch ms. */
  readonly from: number;
  /** How often its sources had answered when it began. */
  readonly answers: number;
  readonly least: number | null;
  readonly most: number | null;
}

/** Remembers for how long each rule has been evaluated without being near firing, and by what. Pure but for its memory. */
export class ClearSpells {
  readonly #spells = new Map<AlertRule, Spell>();

  /** Takes how rules stand at `now` (epoch ms). A rule that is not clear begins anew, and so do all where `counts` is false. */
  take(judged: readonly JudgedRule[], now: number, counts: boolean): void {
    const known = new Set(judged.map(({ rule }) => rule));
    for (const rule of this.#spells.keys()) if (!known.has(rule)) this.#spells.delete(rule);
    for (const each of judged) {
      if (counts && each.isClear && each.asked.length > 0) this.#lengthen(each, now);
      else this.#spells.delete(each.rule);
    }
  }

  #lengthen({ rule, value, asked }: JudgedRule, now: number): void {
    const spell = this.#spells.get(rule);
    const answers = sumOf(asked);
    if (spell === undefined) this.#spells.set(rule, { from: now, answers, least: null, most: null });
    // What was measured when it began tells of the time before.
    else if (answers > spell.answers && value !== null)
      this.#spells.set(rule, {
        ...spell,
        least: Math.min(spell.least ?? value, value),
        most: Math.max(spell.most ?? value, value),
      });
  }

  /** What speaks for a rule that has been evaluated over its whole duration without firing; null while it has not. */
  evidence({ rule, value, shown, asked }: JudgedRule, now: number): RuleEvidence | null {
    const spell = this.#spells.get(rule);
    if (spell === undefined || now - spell.from < leastForMs(rule)) return null;
    const samples = sumOf(asked) - spell.answers;
    if (samples < leastSamples * asked.length) return null;
    const isEvent = rule.op === 'event';
    return {
      rule: rule.text,
      source: [...new Set(asked.map(({ place }) => place))].join(', '),
      value: isEvent ? null : value,
      shown,
      least: isEvent ? null : spell.least,
      most: isEvent ? null : spell.most,
      from: new Date(spell.from).toISOString(),
      to: new Date(now).toISOString(),
      samples,
    };
  }
}

function sumOf(asked: JudgedRule['asked']): number {
  return asked.reduce((sum, { answers }) => sum + answers, 0);
}
