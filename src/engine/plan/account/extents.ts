import { lineBreaksIn } from '../../../shared/text/line-breaks.ts';
import type { Block } from '../markdown/blocks.ts';

/** A block with the source lines it covers, 0-based, both included. */
export interface Extent {
  readonly block: Block;
  readonly first: number;
  readonly last: number;
  /** Of a fence: its opening mark; null for code that is only indented. */
  readonly mark: string | null;
  /** Of a fence with a mark: whether it ends in a mark of its own. */
  readonly closed: boolean;
}

/** In front of a fence's mark there may stand quotes, numbers and bullets. */
const mark = /^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*(`{3,}|~{3,})/;
const closing = /^[ \t>]*(`{3,}|~{3,})[ \t]*$/;

/** Where each block begins and ends, in the order of the blocks. */
export function extentsOf(blocks: readonly Block[], lines: readonly string[]): readonly Extent[] {
  return blocks.map((block) => extentOf(block, lines));
}

function extentOf(block: Block, lines: readonly string[]): Extent {
  if (block.type === 'fence') return fenceExtent(block, lines);
  const first = block.type === 'item' ? block.item.line : block.line;
  const last = Math.min(lines.length - 1, first + Math.max(0, linesOf(block, lines[first] ?? '') - 1));
  return { block, first, last, mark: null, closed: false };
}

function linesOf(block: Exclude<Block, { readonly type: 'fence' }>, source: string): number {
  switch (block.type) {
    case 'heading':
      // A heading without a number sign is underlined.
      return lineBreaksIn(block.text) + (/^(?:[ \t>]|[-*+][ \t]|\d{1,9}[.)][ \t])*#/.test(source) ? 1 : 2);
    case 'item':
      return lineBreaksIn(block.item.text) + 1;
    case 'table':
      return (block.rows.at(-1)?.line ?? block.line) - block.line + 1;
    case 'html':
      return lineBreaksIn(block.text.replace(/\n+$/, '')) + 1;
    default:
      return lineBreaksIn(block.text) + 1;
  }
}

function fenceExtent(block: Extract<Block, { readonly type: 'fence' }>, lines: readonly string[]): Extent {
  const { line, text } = block;
  const inside = lineBreaksIn(text) + (text === '' || text.endsWith('\n') ? 0 : 1);
  const end = lines.length - 1;
  const opened = block.marked ? (mark.exec(lines[line] ?? '')?.[1] ?? null) : null;
  if (opened === null)
    return { block, first: line + 1, last: Math.min(end, line + inside), mark: null, closed: false };
  const closed = closes(lines[line + inside + 1] ?? '', opened);
  return {
    block,
    first: line,
    last: Math.min(end, line + inside + (closed ? 1 : 0)),
    mark: opened,
    closed,
  };
}

function closes(line: string, opened: string): boolean {
  const found = closing.exec(line)?.[1];
  return found?.startsWith(opened) === true;
}
