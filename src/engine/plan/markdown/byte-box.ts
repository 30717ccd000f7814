import type { TableRow } from './blocks.ts';

/** A row's box that one byte ticks; drawn ones (`☐`) are no boxes a file can be ticked in. */
export const byteBox = /^\s*\[([ xX])\]\s*$/;

/** Whether a row has a box that can be ticked. */
export function hasByteBox(row: TableRow): boolean {
  return !row.header && row.cells.some((cell) => byteBox.test(cell));
}
