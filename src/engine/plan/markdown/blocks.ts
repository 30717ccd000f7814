import MarkdownIt from 'markdown-it';
import { buildBlockTokens } from './fast-block-tokens.ts';
import { repairDeepFences } from './repair-deep-fences.ts';
import { repairIndentedFences } from './repair-indented-fences.ts';
import { repairNestedFences } from './repair-nested-fences.ts';
import { readTabs, tabLabel } from './tabs.ts';

/** What the document is made of, flat and in order, with 0-based source lines. */
export type Block =
  | { readonly type: 'heading'; readonly level: number; readonly text: string; readonly line: number }
  | {
      readonly type: 'paragraph';
      readonly text: string;
      readonly line: number;
      readonly item: ListItem | null;
    }
  | { readonly type: 'item'; readonly item: ListItem }
  | {
      readonly type: 'fence';
      readonly info: string;
      readonly text: string;
      /** Where its opening mark stands. Code that is only indented has none: the line above it, so that its text begins on the next line too. */
      readonly line: number;
      readonly marked: boolean;
      readonly item: ListItem | null;
    }
  | { readonly type: 'table'; readonly rows: readonly TableRow[]; readonly line: number }
  | { readonly type: 'html'; readonly text: string; readonly line: number };

export interface ListItem {
  readonly text: string;
  readonly line: number;
  readonly depth: number;
  readonly ordered: boolean;
  readonly parent: ListItem | null;
  /** `[ ]`/`[x]` in front of the text, already taken off it; null for a plain list item. */
  readonly box: { readonly checked: boolean } | null;
  /** Of a tab, which is one of several ways and called by its text: what the tabs of its set are called. */
  readonly tabs: readonly string[] | null;
}

export interface TableRow {
  readonly cells: readonly string[];
  readonly line: number;
  readonly header: boolean;
}

// Inline rules stay off: the few that matter (code spans, emphasis, links) are read where they are needed,
// which is what keeps ten thousand items within the budget.
const markdown = new MarkdownIt({ html: true });
buildBlockTokens(markdown);
markdown.core.ruler.disable(['inline', 'linkify', 'replacements', 'smartquotes', 'text_join']);

/** Cuts a Markdown document into blocks. Total: any text gives some blocks. */
export function readBlocks(text: string): readonly Block[] {
  const state: ReadState = { blocks: [], lists: [], items: [], rows: null, row: null, heading: null };
  for (const token of markdown.parse(repaired(text), {})) readers[token.type]?.(token, state);
  return state.blocks;
}

/** The text as its author meant it, where Markdown reads it otherwise; line for line. */
function repaired(text: string): string {
  return repairNestedFences(repairIndentedFences(repairDeepFences(readTabs(text))));
}

type Token = ReturnType<typeof markdown.parse>[number];

/** What is open at a token, and what was read so far. */
interface ReadState {
  readonly blocks: Block[];
  readonly lists: OpenList[];
  /** The open list items; null until their first line is read. */
  readonly items: { item: ListItem | null }[];
  rows: TableRow[] | null;
  row: { cells: string[]; line: number; header: boolean } | null;
  heading: { readonly level: number; readonly line: number } | null;
}

interface OpenList {
  readonly ordered: boolean;
  /** The names of the tabs it holds. */
  tabs: string[];
}

type TokenReader = (token: Token, state: ReadState) => void;

const readers: Readonly<Record<string, TokenReader>> = {
  heading_open: (token, state) => {
    state.heading = { level: Number(token.tag.slice(1)), line: lineOf(token) };
  },
  heading_close: (_token, state) => {
    state.heading = null;
  },
  bullet_list_open: (_token, { lists }) => lists.push({ ordered: false, tabs: [] }),
  ordered_list_open: (_token, { lists }) => lists.push({ ordered: true, tabs: [] }),
  bullet_list_close: (_token, { lists }) => lists.pop(),
  ordered_list_close: (_token, { lists }) => lists.pop(),
  list_item_open: (_token, { items }) => items.push({ item: null }),
  list_item_close: (_token, { items }) => items.pop(),
  inline: readInline,
  fence: readFence,
  code_block: readFence,
  table_open: (token, state) => {
    state.rows = [];
    state.blocks.push({ type: 'table', rows: state.rows, line: lineOf(token) });
  },
  table_close: (_token, state) => {
    state.rows = null;
  },
  tr_open: (token, state) => {
    state.row = { cells: [], line: lineOf(token), header: false };
  },
  th_open: (_token, { row }) => {
    if (row !== null) row.header = true;
  },
  tr_close: (_token, state) => {
    if (state.row !== null) state.rows?.push(state.row);
    state.row = null;
  },
  html_block: (token, { blocks }) => blocks.push({ type: 'html', text: token.content, line: lineOf(token) }),
};

function lineOf(token: Token): number {
  return token.map?.[0] ?? 0;
}

/** Text: of a heading, of a cell, the first line of a list item, or a paragraph. */
function readInline(token: Token, state: ReadState): void {
  const { blocks, items, row, heading } = state;
  const text = token.content;
  const open = items.at(-1);
  if (heading !== null) blocks.push({ type: 'heading', level: heading.level, text, line: heading.line });
  else if (row !== null) row.cells.push(text);
  else if (open?.item === null) {
    open.item = itemOf(token, state);
    blocks.push({ type: 'item', item: open.item });
  } else blocks.push({ type: 'paragraph', text, line: lineOf(token), item: open?.item ?? null });
}

// Every item is made in one place and of one shape: a long checklist has ten thousand.
function itemOf(token: Token, { items, lists }: ReadState): ListItem {
  const text = token.content;
  const box = /^\[([ xX])\](?:\s+|$)/.exec(text);
  const tab = tabLabel(text);
  return {
    text: tab ?? (box === null ? text : text.slice(box[0].length)),
    line: lineOf(token),
    depth: items.length,
    ordered: lists.at(-1)?.ordered ?? false,
    parent: items.at(-2)?.item ?? null,
    box: box === null ? null : { checked: box[1] !== ' ' },
    tabs: tab === null ? null : tabsWith(tab, lists.at(-1)),
  };
}

/** The set of tabs that one belongs to: a name that is there already begins another set. */
function tabsWith(name: string, list: OpenList | undefined): readonly string[] {
  if (list === undefined) return [name];
  if (list.tabs.includes(name)) list.tabs = [];
  list.tabs.push(name);
  return list.tabs;
}

function readFence(token: Token, { blocks, items }: ReadState): void {
  blocks.push({
    type: 'fence',
    info: token.info.trim(),
    text: token.content,
    line: lineOf(token) - (token.type === 'fence' ? 0 : 1),
    marked: token.type === 'fence',
    item: items.at(-1)?.item ?? null,
  });
}
