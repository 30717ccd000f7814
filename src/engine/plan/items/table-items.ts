import { firstCommand, type SettleSpan } from '../commands/command-text.ts';
import type { TableRow } from '../markdown/blocks.ts';
import { byteBox } from '../markdown/byte-box.ts';
import { plainText } from '../markdown/inline-text.ts';
import { boxCell } from '../sections/section-content.ts';

/** The command that ticks a box, and what the document says about its result. */
export interface Check {
  readonly command: string;
  readonly expect?: string;
}

/** A table row as one thing to do: its words, whether it is ticked, its command where a cell is one. */
export interface RowItem {
  readonly text: string;
  readonly checked: boolean;
  readonly check: Check | null;
}

/** A row with a box, as a task item; null for every other row. `settleFor` is given the row's words. */
export function rowItem(row: TableRow, settleFor: (words: string) => SettleSpan): RowItem | null {
  const box = row.cells.find((cell) => byteBox.test(cell));
  if (row.header || box === undefined) return null;
  const checked = byteBox.exec(box)?.[1] !== ' ';
  const cells = row.cells.filter((cell) => !boxCell.test(cell) && cell.trim() !== '');
  const words = cells.map(plainText).join(' · ');
  const found = commandOfRow(row, settleFor(words));
  if (found === null) return { text: words, checked, check: null };
  const { title, command, expect } = found;
  const check = expect === undefined ? { command } : { command, expect };
  return { text: `${title}: \`${command}\``, checked, check };
}

/** The one cell of a row that is a command, with at most its expectation behind it; null where none or several are. */
export function commandOfRow(
  row: TableRow,
  settle: SettleSpan,
): { readonly title: string; readonly command: string; readonly expect: string | undefined } | null {
  const cells = row.cells.filter((cell) => !boxCell.test(cell) && cell.trim() !== '');
  const commands = cells.filter(
    (cell) => /^`[^`]+`\s*(?:$|[(（]|→|->|=>)/.test(cell.trim()) && firstCommand(cell) !== null,
  );
  if (commands.length !== 1) return null;
  const found = firstCommand(commands[0] ?? '', settle);
  if (found === null) return null;
  const title = cells.filter((cell) => cell !== commands[0]).sort((a, b) => b.length - a.length)[0] ?? '';
  const expect = /`\s*(?:[(（]([^)）]+)[)）]|(?:→|->|=>)\s*(.+))\s*$/.exec(commands[0] ?? '');
  return { title: plainText(title), command: found.command, expect: expect?.[1] ?? expect?.[2] };
}
