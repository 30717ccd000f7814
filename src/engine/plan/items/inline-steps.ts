import { firstCommand, type SettleSpan } from '../commands/command-text.ts';
import type { TableRow } from '../markdown/blocks.ts';
import { plainText } from '../markdown/inline-text.ts';
import { boxCell } from '../sections/section-content.ts';
import type { FenceStep } from '../shell/shell-fence.ts';
import { commandOfRow, hasByteBox } from './table-items.ts';

/** A list line that gives a command in a code span. */
export function commandItem(text: string, line: number, settle: SettleSpan): FenceStep | null {
  const found = firstCommand(text, settle);
  if (found === null) return null;
  return {
    title: plainText(found.before.replace(/[\s:：]+$/, '')),
    commands: [found.command],
    expect: found.expect,
    line,
    lines: [line],
  };
}

/** A table row with a drawn box (`☐`) and a cell that is a command. Boxes that a byte can tick are task items. */
export function checkRow(row: TableRow, settle: SettleSpan): FenceStep | null {
  if (row.header || hasByteBox(row) || !row.cells.some((cell) => boxCell.test(cell))) return null;
  const found = commandOfRow(row, settle);
  if (found === null) return null;
  const { title, command, expect } = found;
  return { title, commands: [command], expect, line: row.line, lines: [row.line] };
}
