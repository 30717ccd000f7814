import type { Budget, Phase } from '../../../shared/plan/plan.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import type { Block } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { isShellFence } from '../shell/shell-fence.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { isAlertSection, rollsBackIf } from './alert-rules.ts';
import { type Bound, isBadSide, readBound, readBounds, readDuration, statesValue } from './bounds.ts';
import { readEqual, readExact } from './exact-values.ts';
import { type Lead, leadsOf } from './leads.ts';
import { type Claim, ignoreCandidate } from './threshold-candidates.ts';

const statistic = /\b(p\d{2,3}|95th|99th|average|avg|mean|median|max(?:imum)?|gzipped)\b/i;
/** What is counted without a unit. Anything else without one is a version, which nobody bounds from above. */
const unitless = new RegExp(`:\\s*[<≤]=?\\s*\\d|${wordsOf(({ thresholds }) => thresholds.counted)}`, 'i');
const objective = wordPattern(({ thresholds }) => thresholds.recoveryTimes);
const goal = new RegExp(`^[^\\p{L}]*${wordsOf(({ thresholds }) => thresholds.goals)}(?!\\p{Ll})`, 'iu');
/** A bound that is meant to be broken, in a test of the refusal. */
const refusal = wordPattern(({ thresholds }) => thresholds.refusals);
const availability = wordsOf(({ thresholds }) => thresholds.availability);
const available = new RegExp(
  `(\\d{2,3}(?:\\.\\d+)?)\\s*%\\s*${availability}|${availability}\\s*[(（:：]\\s*(9\\d(?:\\.\\d+)?)\\s*%`,
  'i',
);
const inCase = wordPattern(({ instructions }) => instructions.conditions);
const stops = wordPattern(({ thresholds }) => thresholds.stops);
const expected = wordPattern(({ commands }) => commands.expectationTitles);
/** `**Score**: 80 (at least 75)`: a line of its own under a label. */
const labelled = /^\s*(?:\*\*|__)[^*_]{2,60}(?:[:：](?:\*\*|__)|(?:\*\*|__)\s*[:：])/;
/** Tested before the words of all languages are. */
const mayBeExact = /(?<!\d)0(?![\d.])|100\s*%|^\W*(?:zero|zéro|cero|nul)|[\u3000-\uffef\u0400-\u04ff]/i;

/** What is known of a text that may state a budget, beside its words. */
export interface BudgetContext {
  /** Whether a heading, a label or a column says that values to reach follow. */
  readonly isGoal: boolean;
  readonly claim: Claim;
}

/** Values to stay within, from headings, list items, goals in prose and fences that are lists of them. */
export function readListedBudgets(
  phase: Phase | null,
  blocks: readonly Block[],
  claim: Claim = ignoreCandidate,
): readonly Budget[] {
  const leads = leadsOf(phase, blocks);
  const isOpen = mayHoldBudgets(phase);
  const listed = blocks.flatMap((block) => {
    const lead = leads.get(block);
    if (lead?.kind === 'stop') return [];
    const isGoal = lead?.kind === 'goal' || isExpectation(block);
    return isOpen || (isGoal && mayHoldGoals(phase)) ? blockBudgets(block, lead, claim) : [];
  });
  return [...headingBudget(phase, claim), ...listed];
}

/** "Expected: < 1 %", nested below a box. */
function isExpectation(block: Block): boolean {
  return block.type === 'item' && block.item.parent?.box != null && expected.test(block.item.text);
}

function blockBudgets(block: Block, lead: Lead | undefined, claim: Claim): readonly Budget[] {
  const context: BudgetContext = { isGoal: lead?.kind === 'goal', claim };
  switch (block.type) {
    case 'item':
      return itemBudgets(block.item.text, block.item.line + 1, context);
    case 'paragraph':
      return block.text
        .split('\n')
        .flatMap((text, index) =>
          /\d/.test(text) && (labelled.test(text) || goal.test(bareText(text)))
            ? budgetsOf(bareText(text), block.line + 1 + index, context)
            : [],
        );
    case 'fence':
      return isProse(block.info, block.text)
        ? block.text
            .split('\n')
            .flatMap((text, index) =>
              /[:：☐□]/.test(text) ? budgetsOf(withoutMarks(text), block.line + 2 + index, context) : [],
            )
        : [];
    default:
      return [];
  }
}

function isProse(info: string, text: string): boolean {
  return /^(?:markdown|md|text|txt)\b/i.test(info) || !(/^\w/.test(info) || isShellFence(info, text));
}

function withoutMarks(text: string): string {
  return text.replace(/^\s*(?:[-*]\s+)?[☐□]?\s*/, '').trim();
}

function itemBudgets(source: string, line: number, context: BudgetContext): readonly Budget[] {
  if (!context.isGoal && !statesValue.test(source) && !mayBeExact.test(source)) return [];
  return budgetsOf(withoutMarks(bareText(source)), line, context);
}

/** "Immediate rollback (< 5 min)": how long what stands below may take. */
function headingBudget(phase: Phase | null, claim: Claim): readonly Budget[] {
  const aside = /[(（]([^()（）]*\d[^()（）]*)[)）]\s*$/.exec(phase?.heading ?? '')?.[1];
  const found = aside === undefined ? null : readBound(aside);
  if (phase === null || found === null || !found.op.startsWith('<') || !isTime(found.unit)) return [];
  const { heading: text, line } = phase;
  claim({ text, line, decision: 'budget', reason: 'the heading says how long it may take' });
  return [makeBudget(text, line, { ...found, at: text.length, end: text.length })];
}

function isTime(unit: string): boolean {
  return ['ms', 's', 'min', 'h', 'days', 'weeks'].includes(unit);
}

/** Above the first heading a goal may stand; rollback, people and material on demand state none. */
export function mayHoldBudgets(phase: Phase | null): boolean {
  if (phase === null) return true;
  return mayHoldGoals(phase) && !['reference', 'contacts', 'record'].includes(phase.kind);
}

/** Whether values count where a heading, a label or a column calls them goals. */
export function mayHoldGoals(phase: Phase | null): boolean {
  return phase === null || (!isAlertSection(phase) && phase.kind !== 'rollback');
}

/** The budgets a text states, in order. */
export function budgetsOf(text: string, line: number, context: BudgetContext): readonly Budget[] {
  if (text.length > 400) return [];
  const isGoal = context.isGoal || expected.test(text);
  const [first, ...further] = boundsOf(text, isGoal);
  if (first === undefined) return [];
  const verdict = judgeBudget(text, first, isGoal);
  context.claim({ text, line, decision: verdict.is ? 'budget' : 'text', reason: verdict.reason });
  if (!verdict.is) return [];
  const kept = further.filter(
    (bound) => (bound.unit !== '' || isGoal || unitless.test(text)) && judgeBudget(text, bound, true).is,
  );
  return [first, ...kept].map((bound) => makeBudget(text, line, bound));
}

function boundsOf(text: string, isGoal: boolean): readonly Bound[] {
  if (!/\d/.test(text)) return [readExact(text)].filter((bound) => bound !== null);
  const stated = readBounds(text);
  const equal = isGoal ? readEqual(text) : null;
  if (equal !== null && !stated.some(({ at, end }) => at < equal.end && equal.at < end))
    return [...stated, equal].sort((a, b) => a.at - b.at);
  if (stated.length > 0) return stated;
  return [impliedBound(text) ?? readExact(text)].filter((bound) => bound !== null);
}

function judgeBudget(text: string, found: Bound, isGoal: boolean): Verdict {
  const behind = text.slice(found.end);
  if (refusal.test(text)) return no('the bound is meant to be broken: it tests a refusal');
  if (rollsBackIf(text)) return no('it says when to go back');
  if (inCase.test(text.replace(/^[^\p{L}]+/u, ''))) return no('it says in which case something is done');
  if (stops.test(behind) || isBadSide(nameBefore(text, found), found))
    return no('it names the side that is not wanted');
  if (/^[^:：]{0,12}[)）]\s*[:：]\s*\S/.test(behind))
    return no('it tells cases apart, each with what holds for it');
  return judgeNumber(text, found, isGoal);
}

function judgeNumber(text: string, found: Bound, isGoal: boolean): Verdict {
  if (found.unit === '' && found.op !== '=' && !isGoal && !unitless.test(text))
    return no('its number has no unit and counts nothing that is bounded without one');
  if (found.value === 0 && found.op.startsWith('>')) return no('more than nothing is no bound');
  return yes(`it states a bound: ${found.op} ${found.value} ${found.unit}`.trim());
}

/** What a bound is about: the words in front of it, up to the bound before. */
function nameBefore(text: string, { at }: Bound): string {
  return /[^,;、，；]*$/.exec(text.slice(0, at))?.[0].trim() || text;
}

/** A sentence as a budget because a person says so; null when it states no bound. */
export function forceBudget(text: string, line: number): Budget | null {
  const found = readBound(text) ?? impliedBound(text);
  return found === null ? null : makeBudget(text, line, found);
}

export function makeBudget(text: string, line: number, found: Bound): Budget {
  const stat = statistic.exec(text)?.[1]?.toLowerCase();
  return {
    text,
    metric: metricOf(text, found),
    ...(stat === undefined ? {} : { stat }),
    op: found.op,
    value: found.value,
    unit: found.unit,
    line,
  };
}

/** `RTO: 1 hour` is a bound from above, `99.9% uptime` one from below, without a mark for it. */
function impliedBound(text: string): Bound | null {
  const time = /^(.{2,60}?)[:：]\s*([^:：]+)$/.exec(text);
  const duration = objective.test(time?.[1] ?? '') ? readDuration(time?.[2] ?? '') : null;
  if (duration !== null)
    return { op: '<=', ...duration, at: text.indexOf(time?.[2] ?? ''), end: text.length };
  const share = available.exec(text);
  return share === null
    ? null
    : {
        op: '>=',
        value: Number(share[1] ?? share[2]),
        unit: '%',
        at: share.index,
        end: share.index + share[0].length,
      };
}

function metricOf(text: string, found: Bound): string {
  const name = (/^([^:：]{2,60})[:：]/.exec(text)?.[1] ?? text.slice(0, found.at))
    .replace(/\([^)]*\)?|（[^）]*）?/g, ' ')
    .trim();
  const metric = lowered(name === '' ? text : name);
  return /\bcoverage\b/i.test(text.slice(name.length))
    ? `${metric.replace(/tests$/i, 'test')} coverage`
    : metric;
}

export function lowered(name: string): string {
  return /^\p{Lu}{2,}(?!\p{Ll})/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
