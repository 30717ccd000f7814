import type { TableRow } from '../markdown/blocks.ts';
import { bareText } from '../markdown/inline-text.ts';
import { type Topic, wordPattern } from '../words/compile-words.ts';

/** What a column holds, as its heading says. */
export type Column =
  | 'stop'
  | 'alert'
  | 'failure'
  | 'least'
  | 'reaction'
  | 'current'
  | 'goal'
  | 'severity'
  | 'other';

const topics: readonly (readonly [Column, Topic])[] = [
  ['stop', ({ thresholds }) => thresholds.stopColumns],
  ['failure', ({ thresholds }) => thresholds.failureColumns],
  ['reaction', ({ thresholds }) => thresholds.reactionColumns],
  ['goal', ({ thresholds }) => thresholds.goalColumns],
  ['least', ({ thresholds }) => thresholds.leastColumns],
  ['current', ({ thresholds }) => thresholds.currentColumns],
  ['alert', ({ thresholds }) => thresholds.alertColumns],
  ['severity', ({ thresholds }) => thresholds.severityColumns],
];
const patterns = topics.map(([column, topic]) => [column, wordPattern(topic)] as const);
const threshold =
  /^(?:alert(?:ing)?\s+)?(?:threshold|condition)s?$|^(?:schwellwert|schwelle|seuil|umbral|limiar|soglia|próg|порог|поріг|праг)|^(?:阈值|閾值|しきい値|閾値|判定基準|임계값|임계치)$/i;

/** What each column of a table holds. A threshold beside a severity or an action is one that alerts. */
export function columnsOf(rows: readonly TableRow[]): readonly Column[] {
  const header = rows.find((row) => row.header)?.cells.map(bareText) ?? [];
  const columns = header.map(columnOf);
  const isAlerting = columns.includes('severity');
  return columns.map((column, at) => (isAlerting && threshold.test(header[at] ?? '') ? 'alert' : column));
}

function columnOf(heading: string): Column {
  if (heading === '' || heading.length > 60) return 'other';
  return patterns.find(([, pattern]) => pattern.test(heading))?.[0] ?? 'other';
}

/** The color a row's first cell has: what it says is fine, or calls for action. */
export function colorOf(row: TableRow): 'fine' | 'alarm' | null {
  const first = row.cells[0] ?? '';
  if (/[🔴🟡🟠❌]|⚠/u.test(first)) return 'alarm';
  return /[🟢✅]/u.test(first) ? 'fine' : null;
}
