import type { AlertRule, Phase } from '../../../shared/plan/plan.ts';
import type { TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { wordPattern } from '../words/compile-words.ts';
import { readAlert } from './alert-rule.ts';
import { type Bound, isBadLow, isGoodSide, readBound, readBounds, readRange } from './bounds.ts';
import type { Lead } from './leads.ts';
import { type Column, colorOf, columnsOf } from './table-columns.ts';
import type { Claim } from './threshold-candidates.ts';

const stops = wordPattern(({ thresholds }) => thresholds.stops);
const takesBack = wordPattern(({ thresholds }) => thresholds.takesBack);

export interface TableAlertContext {
  readonly phase: Phase | null;
  /** What announces the rows as reasons to act; null where only their columns do. */
  readonly lead: Lead | null;
  readonly claim: Claim;
}

interface RowContext extends TableAlertContext {
  readonly columns: readonly Column[];
  readonly name: string;
  readonly line: number;
}

/** Alert rules of a table: of every row where something announces them, else of the columns that name them. */
export function tableAlerts(rows: readonly TableRow[], context: TableAlertContext): readonly AlertRule[] {
  const columns = columnsOf(rows);
  return rows.flatMap((row) => {
    if (row.header) return [];
    const cells = row.cells.map(bareText);
    const name = cells.find((cell) => /\p{L}/u.test(cell)) ?? '';
    const own = { ...context, columns, name, line: row.line + 1 };
    const found = columnAlerts(row, cells, own);
    return found.length > 0 || context.lead === null ? found : [announcedRow(cells, own, context.lead)];
  });
}

/** A row of a table of alerts: its first cell and the one with the bound. */
function announcedRow(all: readonly string[], { line, claim }: RowContext, lead: Lead): AlertRule {
  const cells = all.filter((cell) => cell !== '');
  const [name = ''] = cells;
  const measure = cells.find((cell) => readBound(cell) !== null);
  const text = measure === undefined || measure === name ? cells.slice(0, 2).join(' ') : `${name} ${measure}`;
  claim({ text, line, decision: 'alert', reason: lead.reason });
  return { ...readAlert(text, line), ...(lead.rollback ? { rollback: true } : {}) };
}

/** What the columns of a row say: values that warn, reasons to stop, and acts that give up the release. */
function columnAlerts(row: TableRow, cells: readonly string[], context: RowContext): readonly AlertRule[] {
  const isFine = colorOf(row) === 'fine';
  const found = cells.flatMap((cell, at) => {
    const column = context.columns[at] ?? 'other';
    if (cell === '' || isFine) return [];
    if (column === 'stop') return stopCell(cell, context);
    if (column === 'alert' || (column === 'other' && colorOf(row) === 'alarm'))
      return valuesOf(cell, column === 'alert', context);
    return column === 'failure' && stops.test(cell) ? [event(`${context.name}: ${cell}`, cell, context)] : [];
  });
  return found.length > 0 || context.phase?.kind === 'reference' ? found : givenUp(cells, context);
}

/** `Rollback if | errors > 5%`: a value, or what happens. */
function stopCell(cell: string, context: RowContext): readonly AlertRule[] {
  const values = valuesOf(cell, false, context);
  if (values.length > 0) return values.map((rule) => ({ ...rule, rollback: true }));
  return /\p{L}{3}/u.test(cell)
    ? [event(cell === context.name ? cell : `${context.name}: ${cell}`, 'rollback', context)]
    : [];
}

/** The values of a cell; `bare` takes a number without a sign for one that is reached from the good side. */
function valuesOf(cell: string, bare: boolean, { name, line, claim }: RowContext): readonly AlertRule[] {
  return boundsOf(cell, name, bare).map(({ bound, about }) => {
    const text = about === name ? `${name} ${cell}` : cell;
    claim({ text, line, decision: 'alert', reason: 'its column gives values that call for action' });
    const shift = text.length - cell.length;
    return readAlert(text, line, { ...bound, at: bound.at + shift, end: bound.end + shift });
  });
}

interface NamedBound {
  readonly bound: Bound;
  readonly about: string;
}

function boundsOf(cell: string, name: string, bare: boolean): readonly NamedBound[] {
  if (cell.length > 400) return [];
  const parts = cell.split(/(?<=[^\d])[,，、;；]\s*|[,，、;；]\s+/);
  const ranged = parts.flatMap((part) => {
    const bounds = readBounds(part).map((bound, at, all) => {
      const before = part.slice(all[at - 1]?.end ?? 0, bound.at).trim();
      return { bound, about: before === '' ? name : before };
    });
    const bad = bounds.filter(({ bound, about }) => !isGoodSide(about, bound));
    if (bad.length > 0) return bad;
    const about = /^\P{N}*/u.exec(part)?.[0].trim() || name;
    const range = readBound(part) === null ? readRange(part, isBadLow(about)) : null;
    return range === null ? [] : [{ bound: range, about }];
  });
  if (ranged.length > 0 || !bare) return ranged;
  const number = /^\s*\d[\d.,]*\s*\S{0,8}\s*$/.test(cell) ? readBound(`> ${cell}`) : null;
  if (number === null || number.unit === '') return [];
  return [{ bound: { ...number, op: isBadLow(name) ? '<' : '>', at: 0, end: cell.length }, about: name }];
}

/** `Outage without a fix | Roll back: …`: a row whose act gives up the release. */
function givenUp(cells: readonly string[], context: RowContext): readonly AlertRule[] {
  const act = cells.find(
    (cell, at) => context.columns[at] === 'severity' && cell !== context.name && takesBack.test(cell),
  );
  return act === undefined ? [] : [event(context.name, act, context)];
}

function event(text: string, act: string, { line, claim }: RowContext): AlertRule {
  claim({ text, line, decision: 'alert', reason: 'its column says what it leads to' });
  return { ...readAlert(text, line, null), ...(takesBack.test(act) ? { rollback: true } : {}) };
}
