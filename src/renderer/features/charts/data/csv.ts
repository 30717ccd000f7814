import type { Sample } from '../../../../shared/wire/live.ts';
import type { Span } from './span.ts';

/** A column of the file: its title, and its samples in time order. */
export interface CsvColumn {
  readonly title: string;
  readonly samples: readonly Sample[];
}

/**
 * Series as CSV (RFC 4180): a row for each moment at which one of them has a value, ISO 8601 in UTC, empty where one has none.
 * A title that a spreadsheet would take for a formula is made text. Pure.
 */
export function csvOf(columns: readonly CsvColumn[], { from, to }: Span): string {
  const rows = new Map<number, (number | null)[]>();
  for (const [index, { samples }] of columns.entries())
    for (const { at, value } of samples) {
      if (value === null || at < from || at > to) continue;
      const row = rows.get(at) ?? columns.map(() => null);
      row[index] = value;
      rows.set(at, row);
    }
  const head = ['time', ...columns.map(({ title }) => title)].map(cell);
  const body = [...rows]
    .sort(([a], [b]) => a - b)
    .map(([at, values]) => [new Date(at).toISOString(), ...values.map((value) => value ?? '')].join(','));
  return `${[head.join(','), ...body].join('\r\n')}\r\n`;
}

function cell(text: string): string {
  const plain = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
