import MarkdownIt from 'markdown-it';
import { buildBlockTokens } from './fast-block-tokens.ts';
import { repairIndentedFences } from './repair-indented-fences.ts';

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
      readonly line: number;
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
  const blocks: Block[] = [];
  const lists: boolean[] = [];
  const items: { item: ListItem | null; line: number }[] = [];
  let rows: TableRow[] | null = null;
  let cells: { cells: string[]; line: number; header: boolean } | null = null;
  const tokens = markdown.parse(repairIndentedFences(text), {});
  for (let index = 0; index < tokens.length; index += 1) {
    const token = tokens[index];
    if (token === undefined) continue;
    const line = token.map?.[0] ?? 0;
    switch (token.type) {
      case 'heading_open':
        blocks.push({
          type: 'heading',
          level: Number(token.tag.slice(1)),
          text: tokens[index + 1]?.content ?? '',
          line,
        });
        index += 2;
        break;
      case 'bullet_list_open':
        lists.push(false);
        break;
      case 'ordered_list_open':
        lists.push(true);
        break;
      case 'bullet_list_close':
      case 'ordered_list_close':
        lists.pop();
        break;
      case 'list_item_open':
        items.push({ item: null, line });
        break;
      case 'list_item_close':
        items.pop();
        break;
      case 'inline': {
        if (cells !== null) {
          cells.cells.push(token.content);
          break;
        }
        const open = items.at(-1);
        if (open !== undefined && open.item === null) {
          const parent = items.at(-2)?.item ?? null;
          const box = /^\[([ xX])\](?:\s+|$)/.exec(token.content);
          open.item = {
            text: box === null ? token.content : token.content.slice(box[0].length),
            line,
            depth: items.length,
            ordered: lists.at(-1) ?? false,
            parent,
            box: box === null ? null : { checked: box[1] !== ' ' },
          };
          blocks.push({ type: 'item', item: open.item });
        } else {
          blocks.push({ type: 'paragraph', text: token.content, line, item: open?.item ?? null });
        }
        break;
      }
      case 'fence':
      case 'code_block':
        blocks.push({
          type: 'fence',
          info: token.info.trim(),
          text: token.content,
          line,
          item: items.at(-1)?.item ?? null,
        });
        break;
      case 'table_open':
        rows = [];
        blocks.push({ type: 'table', rows, line });
        break;
      case 'table_close':
        rows = null;
        break;
      case 'tr_open':
        cells = { cells: [], line, header: false };
        break;
      case 'th_open':
        if (cells !== null) cells.header = true;
        break;
      case 'tr_close':
        if (cells !== null) rows?.push(cells);
        cells = null;
        break;
      case 'html_block':
        blocks.push({ type: 'html', text: token.content, line });
        break;
      default:
        break;
    }
  }
  return blocks;
}
