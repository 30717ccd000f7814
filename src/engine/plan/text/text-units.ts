import { lineBreaksIn } from '../../../shared/text/line-breaks.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { codeSpans } from '../markdown/inline-text.ts';

/** What a unit stands in. */
export type Container = 'box' | 'number' | 'bullet' | 'paragraph' | 'row';

/** A piece of text that may ask for one thing: a list line, a sentence of a paragraph, a row of a table. */
export interface TextUnit {
  /** What it was cut from. */
  readonly block: Block;
  /** Markdown. */
  readonly text: string;
  /** 0-based line of its first character. */
  readonly line: number;
  readonly container: Container;
  readonly item: ListItem | null;
  readonly row: TableRow | null;
  /** The header cells above a row. */
  readonly columns: readonly string[];
  /** Which sentence of its block it is, from 0, and of how many. */
  readonly sentence: number;
  readonly sentences: number;
  /** What stands right behind its block. */
  readonly next: Block['type'] | 'nothing';
  /** What stands below a list line: further lines, fences. */
  readonly holdsItems: boolean;
  readonly holdsFence: boolean;
  /** How many list lines it stands among, and whether every one of them has text of its own kind. */
  readonly siblings: number;
}

/** The units of a section, in document order. */
export function readTextUnits(blocks: readonly Block[]): readonly TextUnit[] {
  const family = familyOf(blocks);
  return blocks.flatMap((block, index): readonly TextUnit[] => {
    const next = blocks[index + 1]?.type ?? 'nothing';
    // The name of a tab says nothing but which way its content is.
    if (block.type === 'item') return block.item.tabs !== null ? [] : [unitOfItem(block, next, family)];
    if (block.type === 'paragraph') return unitsOfParagraph(block, next);
    return block.type === 'table' ? unitsOfTable(block, next) : [];
  });
}

interface Family {
  readonly holdsItems: ReadonlySet<ListItem>;
  readonly holdsFence: ReadonlySet<ListItem>;
  readonly siblings: ReadonlyMap<ListItem | null, number>;
}

function familyOf(blocks: readonly Block[]): Family {
  const holdsItems = new Set<ListItem>();
  const holdsFence = new Set<ListItem>();
  const siblings = new Map<ListItem | null, number>();
  for (const block of blocks) {
    if (block.type === 'item') {
      const { parent } = block.item;
      if (parent !== null) holdsItems.add(parent);
      siblings.set(parent, (siblings.get(parent) ?? 0) + 1);
    } else if (block.type === 'fence' && block.item !== null) holdsFence.add(block.item);
  }
  return { holdsItems, holdsFence, siblings };
}

function unitOfItem(
  block: Extract<Block, { readonly type: 'item' }>,
  next: TextUnit['next'],
  family: Family,
): TextUnit {
  const { item } = block;
  return {
    block,
    text: item.text,
    line: item.line,
    container: item.box !== null ? 'box' : item.ordered ? 'number' : 'bullet',
    item,
    row: null,
    columns: [],
    sentence: 0,
    sentences: 1,
    next,
    holdsItems: family.holdsItems.has(item),
    holdsFence: family.holdsFence.has(item),
    siblings: family.siblings.get(item.parent) ?? 1,
  };
}

function unitsOfParagraph(
  block: Extract<Block, { readonly type: 'paragraph' }>,
  next: TextUnit['next'],
): readonly TextUnit[] {
  const { text, line, item } = block;
  const parts = sentencesOf(text);
  return parts.map((part, index) => ({
    block,
    text: part.text,
    line: line + lineBreaksIn(text.slice(0, part.start)),
    container: 'paragraph',
    item,
    row: null,
    columns: [],
    sentence: index,
    sentences: parts.length,
    next: index === parts.length - 1 ? next : 'paragraph',
    holdsItems: false,
    holdsFence: false,
    siblings: parts.length,
  }));
}

function unitsOfTable(
  block: Extract<Block, { readonly type: 'table' }>,
  next: TextUnit['next'],
): readonly TextUnit[] {
  const { rows } = block;
  const columns = rows.find((row) => row.header)?.cells ?? [];
  const body = rows.filter((row) => !row.header);
  return body.map((row) => ({
    block,
    text: row.cells.filter((cell) => cell.trim() !== '').join(' · '),
    line: row.line,
    container: 'row',
    item: null,
    row,
    columns,
    sentence: 0,
    sentences: 1,
    next,
    holdsItems: false,
    holdsFence: false,
    siblings: body.length,
  }));
}

interface Part {
  readonly text: string;
  readonly start: number;
}

/** Where a sentence ends: a mark with a space and a new beginning behind it, or a full stop of a script without spaces. */
const ends = /[.!?…]["')\]*_]*\s+(?=["'(*_[`]*[\p{Lu}\p{Lo}\d])|[。！？](?=.)|\n(?=\s*(?:[-*+]|\d+[.)])\s)/gu;
const abbreviation = /(?:\b(?:e\.g|i\.e|etc|z\.B|d\.h|bzw|ggf|vs|cf|no|nr|approx|incl|p\.ex|ex)\.)\s*$/i;

function sentencesOf(text: string): readonly Part[] {
  const spans = codeSpans(text);
  const parts: Part[] = [];
  let from = 0;
  for (const match of text.matchAll(ends)) {
    const end = match.index + match[0].length;
    const isCode = spans.some((span) => span.start < match.index && match.index < span.end);
    if (isCode || abbreviation.test(text.slice(Math.max(0, match.index - 8), match.index + 1))) continue;
    parts.push({ text: text.slice(from, end).trim(), start: from });
    from = end;
  }
  const rest = text.slice(from).trim();
  if (rest !== '') parts.push({ text: rest, start: from });
  return parts.filter(({ text: part }) => part !== '');
}
