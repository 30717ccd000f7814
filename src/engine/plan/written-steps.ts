import type { TableRow } from './blocks.ts';
import { firstCommand, type SettleSpan } from './command-text.ts';
import { boxCell } from './holds.ts';
import { plainText } from './inline-text.ts';
import type { FenceStep } from './shell-fence.ts';

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

/** A table row with a box and a cell that is a command, with at most its expectation behind it. */
export function checkRow(row: TableRow, settle: SettleSpan): FenceStep | null {
  if (row.header || !row.cells.some((cell) => boxCell.test(cell))) return null;
  const cells = row.cells.filter((cell) => !boxCell.test(cell) && cell.trim() !== '');
  const commands = cells.filter(
    (cell) => /^`[^`]+`\s*(?:$|[(（]|→|->|=>)/.test(cell.trim()) && firstCommand(cell) !== null,
  );
  if (commands.length !== 1) return null;
  const found = firstCommand(commands[0] ?? '', settle);
  if (found === null) return null;
  const title = cells.filter((cell) => cell !== commands[0]).sort((a, b) => b.length - a.length)[0] ?? '';
  const expect = /`\s*(?:[(（]([^)）]+)[)）]|(?:→|->|=>)\s*(.+))\s*$/.exec(commands[0] ?? '');
  return {
    title: plainText(title),
    commands: [found.command],
    expect: expect?.[1] ?? expect?.[2],
    line: row.line,
    lines: [row.line],
  };
}
