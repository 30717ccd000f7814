import type { Budget, Phase } from '../../../shared/plan/plan.ts';
import type { Block, TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { boxCell } from '../sections/section-content.ts';
import { wordPattern } from '../words/compile-words.ts';
import { type Bound, isBadLow, isBadSide, readBound, readBounds, readDuration } from './bounds.ts';
import {
  budgetsOf,
  lowered,
  makeBudget,
  mayHoldBudgets,
  mayHoldGoals,
  readListedBudgets,
} from './budgets.ts';
import { readBare, readExact } from './exact-values.ts';
import { leadsOf } from './leads.ts';
import { type Column, colorOf, columnsOf } from './table-columns.ts';
import { type Claim, ignoreCandidate } from './threshold-candidates.ts';

const objective = wordPattern(({ thresholds }) => thresholds.recoveryTimes);
const contact = wordPattern(({ people }) => people.contacts);
const goalColumns: readonly Column[] = ['goal', 'least', 'reaction'];

/** Values to stay within: those of a section's lists and sentences, and those of its tables. */
export function readBudgets(
  phase: Phase | null,
  blocks: readonly Block[],
  claim: Claim = ignoreCandidate,
): readonly Budget[] {
  const listed = readListedBudgets(phase, blocks, claim);
  if (!blocks.some((block) => block.type === 'table')) return listed;
  const leads = leadsOf(phase, blocks);
  const tables = blocks.flatMap((block) => {
    const lead = leads.get(block)?.kind;
    return block.type === 'table' && lead !== 'stop'
      ? tableBudgets(block.rows, { phase, isGoal: lead === 'goal', claim })
      : [];
  });
  return [...listed, ...tables].sort((a, b) => a.line - b.line);
}

interface TableContext {
  readonly phase: Phase | null;
  readonly isGoal: boolean;
  readonly claim: Claim;
}

interface RowContext extends TableContext {
  readonly columns: readonly Column[];
  /** The column that gives the time a recovery may take, or less than one. */
  readonly timed: number;
}

function tableBudgets(rows: readonly TableRow[], context: TableContext): readonly Budget[] {
  const { phase } = context;
  const header = rows.find((row) => row.header)?.cells.map(bareText) ?? [];
  const isOfPeople = phase?.kind === 'contacts' || header.some((cell) => contact.test(cell));
  // How soon somebody reacts is a promise where it says who; elsewhere it describes a severity.
  const columns = columnsOf(rows).map((column) =>
    column === 'reaction' && !isOfPeople ? 'current' : column,
  );
  const isOpen = mayHoldBudgets(phase) || (context.isGoal && mayHoldGoals(phase));
  if (!isOpen && !(mayHoldGoals(phase) && columns.some((column) => goalColumns.includes(column)))) return [];
  const timed = header.findIndex(
    (cell) =>
      objective.test(cell) || (/^(?:target|goal|limit)/i.test(cell) && objective.test(phase?.heading ?? '')),
  );
  // Where a section holds no budgets by itself, only columns that say so do.
  const read = isOpen
    ? columns
    : columns.map((column) => (goalColumns.includes(column) ? column : 'current'));
  const fine = read.map((column) => (column === 'alert' ? 'other' : column));
  return rows
    .filter((row) => !row.header && colorOf(row) !== 'alarm')
    .flatMap((row) => rowBudgets(row, { ...context, columns: colorOf(row) === 'fine' ? fine : read, timed }));
}

/** The budgets of one row: what its columns call goals, and bounds in cells that are none of the other kinds. */
function rowBudgets(row: TableRow, context: RowContext): readonly Budget[] {
  const { columns, timed, claim } = context;
  const cells = row.cells.map((cell) => (isMark(cell) ? '' : bareText(cell).replace(/^[☐☑☒⬜□]\s*/, '')));
  const name = cells.find((cell) => /\p{L}/u.test(cell)) ?? '';
  const line = row.line + 1;
  const duration = timed > 0 ? readDuration(cells[timed] ?? '') : null;
  if (duration !== null) {
    const text = `${name} ${cells[timed] ?? ''}`;
    claim({ text, line, decision: 'budget', reason: 'the column gives the time a recovery may take' });
    return [{ text, metric: lowered(name), op: '<=', ...duration, line }];
  }
  const found: Budget[] = [];
  for (const [at, cell] of cells.entries()) {
    // Commands and addresses hold numbers, too.
    if (cell === '' || cell.includes('://')) continue;
    const more = cellBudgets(cell, { ...context, name, line, column: columns[at] ?? 'other' });
    // A name often says what the column beside it says again.
    found.push(
      ...more.filter((budget) => !found.some((other) => other.text === name && isSame(other, budget))),
    );
  }
  return found;
}

/** A cell of a box and at most a word or two. */
function isMark(cell: string): boolean {
  return boxCell.test(cell) && cell.length < 16;
}

function isSame(a: Budget, b: Budget): boolean {
  return a.op === b.op && a.value === b.value;
}

interface CellContext extends RowContext {
  readonly name: string;
  readonly line: number;
  readonly column: Column;
}

function cellBudgets(cell: string, context: CellContext): readonly Budget[] {
  const { name, line, column, isGoal, claim } = context;
  const text = cell === name ? cell : `${name}: ${cell}`;
  if (goalColumns.includes(column)) {
    const bounds = goalBounds(cell, name, column);
    if (bounds.length === 0) return [];
    claim({ text, line, decision: 'budget', reason: 'its column gives values to keep to' });
    const shift = text.length - cell.length;
    return bounds.map(({ at, end, ...bound }) =>
      makeBudget(text, line, { ...bound, at: at + shift, end: end + shift }),
    );
  }
  const isOther = column === 'other' && (readBound(cell) !== null || readExact(cell) !== null);
  return isOther ? budgetsOf(text, line, { isGoal, claim }) : [];
}

/** What a cell says below a heading that calls it a goal, the least, or the time in which somebody reacts. */
function goalBounds(cell: string, name: string, column: Column): readonly Bound[] {
  const duration = column === 'reaction' ? readDuration(cell) : null;
  if (duration !== null) return [{ op: '<=', ...duration, at: 0, end: cell.length }];
  const stated = readBounds(cell).filter((bound) => !isBadSide(name, bound));
  if (stated.length > 0 || column === 'reaction') return stated;
  if (column === 'least') {
    const bound = readBound(`>= ${cell}`);
    return bound === null || bound.unit === '' ? [] : [{ ...bound, at: 0, end: cell.length }];
  }
  return [readBare(cell, isBadLow(name))].filter((bound) => bound !== null);
}
