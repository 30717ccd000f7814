import type { Budget, Phase } from '../../../shared/plan/plan.ts';
import { no, type Verdict, yes } from '../context/verdict.ts';
import type { Block, TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { boxCell } from '../sections/section-content.ts';
import { isShellFence } from '../shell/shell-fence.ts';
import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { isAlertSection, rollsBackIf } from './alert-rules.ts';
import { type Bound, readBound, readDuration, statesValue } from './bounds.ts';
import { type Claim, ignoreCandidate } from './threshold-candidates.ts';

const statistic = /\b(p\d{2,3}|95th|99th|average|avg|mean|median|max(?:imum)?|gzipped)\b/i;
/** What is counted without a unit. Anything else without one is a version, which nobody bounds from above. */
const unitless = new RegExp(`:\\s*[<≤]=?\\s*\\d|${wordsOf(({ thresholds }) => thresholds.counted)}`, 'iu');
const objective = wordPattern(({ thresholds }) => thresholds.recoveryTimes);
const goal = new RegExp(`^[^\\p{L}]*${wordsOf(({ thresholds }) => thresholds.goals)}(?!\\p{Ll})`, 'iu');
/** A bound that is meant to be broken, in a test of the refusal. */
const refusal = wordPattern(({ thresholds }) => thresholds.refusals);
const available = new RegExp(
  `(\\d{2,3}(?:\\.\\d+)?)\\s*%\\s*${wordsOf(({ thresholds }) => thresholds.availability)}`,
  'iu',
);

/** Values to stay within, from list items, tables, goals in prose and fences that are lists of them. */
export function readBudgets(
  phase: Phase | null,
  blocks: readonly Block[],
  claim: Claim = ignoreCandidate,
): readonly Budget[] {
  if (!mayHoldBudgets(phase)) return [];
  return blocks.flatMap((block): readonly Budget[] => {
    switch (block.type) {
      case 'item':
        return statesValue.test(block.item.text)
          ? budgetOf(bareText(block.item.text), block.item.line + 1, claim)
          : [];
      case 'paragraph':
        return block.text
          .split('\n')
          .flatMap((text, index) =>
            goal.test(bareText(text)) ? budgetOf(bareText(text), block.line + 1 + index, claim) : [],
          );
      case 'fence':
        if (/^\w/.test(block.info) || isShellFence(block.info, block.text)) return [];
        return block.text
          .split('\n')
          .flatMap((text, index) =>
            text.includes(':')
              ? budgetOf(text.replace(/^\s*[-*]\s+/, '').trim(), block.line + 2 + index, claim)
              : [],
          );
      case 'table':
        return tableBudgets(block.rows, phase, claim);
      default:
        return [];
    }
  });
}

/** Above the first heading a goal may stand; rollback, people and material on demand state none. */
export function mayHoldBudgets(phase: Phase | null): boolean {
  if (phase === null) return true;
  return (
    !isAlertSection(phase) &&
    phase.kind !== 'rollback' &&
    phase.kind !== 'reference' &&
    phase.kind !== 'contacts' &&
    phase.kind !== 'record'
  );
}

function budgetOf(text: string, line: number, claim: Claim): readonly Budget[] {
  if (!/\d/.test(text) || text.length > 400) return [];
  const found = readBound(text) ?? impliedBound(text);
  if (found === null) return [];
  const verdict = judgeBudget(text, found);
  claim({ text, line, decision: verdict.is ? 'budget' : 'text', reason: verdict.reason });
  return verdict.is
    ? [found, ...furtherBounds(text, found)].map((bound) => makeBudget(text, line, bound))
    : [];
}

/** `(< 1GB for the app, < 512MB for the worker)`: a list of bounds by symbol, each of something else. */
function furtherBounds(text: string, first: Bound): readonly Bound[] {
  const rest = text.slice(first.end);
  const listed = /^[^<>≤≥]{0,60}?[,;、，]\s*(?=[<>≤≥])/.exec(rest);
  if (listed === null) return [];
  const found = readBound(rest.slice(listed[0].length));
  if (found === null || found.unit === '') return [];
  const shift = first.end + listed[0].length;
  return [{ ...found, at: found.at + shift, end: found.end + shift }];
}

function judgeBudget(text: string, found: Bound): Verdict {
  if (refusal.test(text)) return no('the bound is meant to be broken: it tests a refusal');
  if (rollsBackIf(text)) return no('it says when to go back');
  if (found.unit === '' && !unitless.test(text))
    return no('its number has no unit and counts nothing that is bounded without one');
  if (found.value === 0 && found.op.startsWith('>')) return no('more than nothing is no bound');
  return yes(`it states a bound: ${found.op} ${found.value} ${found.unit}`.trim());
}

/** A sentence as a budget because a person says so; null when it states no bound. */
export function forceBudget(text: string, line: number): Budget | null {
  const found = readBound(text) ?? impliedBound(text);
  return found === null ? null : makeBudget(text, line, found);
}

function makeBudget(text: string, line: number, found: Bound): Budget {
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
    : { op: '>=', value: Number(share[1]), unit: '%', at: share.index, end: share.index + share[0].length };
}

function tableBudgets(rows: readonly TableRow[], phase: Phase | null, claim: Claim): readonly Budget[] {
  const header = rows.find((row) => row.header)?.cells.map(bareText) ?? [];
  const timed = header.findIndex(
    (cell) =>
      objective.test(cell) || (/^(?:target|goal|limit)/i.test(cell) && objective.test(phase?.heading ?? '')),
  );
  return rows.filter((row) => !row.header).flatMap((row) => rowBudget(row, timed, claim));
}

/** The budget of one row; `timed` is the column that gives the time a recovery may take, or less than one. */
function rowBudget(row: TableRow, timed: number, claim: Claim): readonly Budget[] {
  const cells = row.cells.map((cell) => (boxCell.test(cell) ? '' : bareText(cell)));
  const name = cells.find((cell) => /\p{L}/u.test(cell)) ?? '';
  const duration = timed > 0 ? readDuration(cells[timed] ?? '') : null;
  const line = row.line + 1;
  if (duration !== null) {
    const text = `${name} ${cells[timed] ?? ''}`;
    claim({ text, line, decision: 'budget', reason: 'the column gives the time a recovery may take' });
    return [{ text, metric: lowered(name), op: '<=', ...duration, line }];
  }
  for (const cell of cells) {
    // Commands and addresses hold numbers, too; a bound in a cell of its own is what counts.
    if (readBound(cell) === null || cell.includes('://')) continue;
    const [found] = budgetOf(cell === name ? cell : `${name}: ${cell}`, line, claim);
    if (found !== undefined) return [found];
  }
  return [];
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

function lowered(name: string): string {
  return /^\p{Lu}{2,}(?!\p{Ll})/u.test(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}
