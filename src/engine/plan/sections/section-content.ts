import { remember } from '../../../shared/lib/remember.ts';
import { changesWhatRuns } from '../commands/acts-on-production.ts';
import { isReadOnly } from '../commands/command-nature.ts';
import { commandInText } from '../commands/command-text.ts';
import { taskAround } from '../commands/item-notes.ts';
import { interpreterOf } from '../markdown/attributes.ts';
import type { Block, ListItem, TableRow } from '../markdown/blocks.ts';
import { isShellFence, isValueList } from '../shell/shell-fence.ts';
import { wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

/** What stands under a heading, as far as its kind depends on it. */
export interface SectionContent {
  readonly boxes: number;
  readonly steps: number;
  readonly references: number;
  readonly other: number;
  readonly ordered: number;
  readonly blanks: number;
  readonly blocks: number;
  /** Shell fences that change what runs somewhere. */
  readonly acts: number;
  /** Shell fences whose commands only ask. */
  readonly asks: number;
  /** Boxes that state what is the case rather than what to do. */
  readonly states: number;
  /** Blocks that give a phone number or an address of a person. */
  readonly people: number;
}

export const emptyContent: SectionContent = {
  boxes: 0,
  steps: 0,
  references: 0,
  other: 0,
  ordered: 0,
  blanks: 0,
  blocks: 0,
  acts: 0,
  asks: 0,
  states: 0,
  people: 0,
};

export function addContent(a: SectionContent, b: SectionContent): SectionContent {
  return {
    boxes: a.boxes + b.boxes,
    steps: a.steps + b.steps,
    references: a.references + b.references,
    other: a.other + b.other,
    ordered: a.ordered + b.ordered,
    blanks: a.blanks + b.blanks,
    blocks: a.blocks + b.blocks,
    acts: a.acts + b.acts,
    asks: a.asks + b.asks,
    states: a.states + b.states,
    people: a.people + b.people,
  };
}

/** A cell or a line that offers a box to tick, in any of its spellings. */
export const boxCell = /\[\s?[xX]?\s?\]|[☐☑☒⬜□]/;
/** What a form leaves open: a run of underscores, or a bracketed request to fill something in. */
const blank = /_{4,}|\[(?:to be (?:filled|determined|decided)|tbd|tba|what|why|date|name)\b[^\]]*\]/i;

/** "Configured", "installiert", "configurado", "настроен", "已配置": what is the case once it is done. */
const state = new RegExp(
  [
    `\\b\\w{3,}${wordsOf(({ sections }) => sections.participles)}\\b`,
    `[${anyLetter}]+${wordsOf(({ sections }) => sections.longParticiples)}(?![${anyLetter}])`,
    wordsOf(({ sections }) => sections.done),
  ].join('|'),
  'i',
);
const person = /\+\d[\d ()-]{7,}|[\w.-]+@[\w-]+\.\w{2,}|(?:^|\s)@[a-z][\w-]+/i;

/** As much of a text as says what it is about; no pattern can be made to run long on it. */
function beginning(text: string): string {
  return text.slice(0, 2_000);
}

function onlyAsks(text: string): boolean {
  return beginning(text)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'))
    .every(isReadOnly);
}

const saysDone = remember((text) => state.test(beginning(text)));

/** What stands right under a heading. */
export function contentOf(blocks: readonly Block[]): SectionContent {
  const holds: Counts = { ...emptyContent, blocks: blocks.length };
  for (const block of blocks) countBlock(block, holds);
  return holds;
}

type Counts = { -readonly [name in keyof SectionContent]: number };

function countBlock(block: Block, holds: Counts): void {
  switch (block.type) {
    case 'item':
      countItem(block.item, holds);
      break;
    case 'fence':
      countFence(block, holds);
      break;
    case 'table':
      holds[kindOfTable(block.rows)] += 1;
      break;
    case 'paragraph':
      if (blank.test(block.text)) holds.blanks += 1;
      break;
    default:
      break;
  }
}

function countItem(item: ListItem, holds: Counts): void {
  const { text } = item;
  if (/[+@]/.test(text) && person.test(beginning(text))) holds.people += 1;
  if (item.box !== null) {
    holds.boxes += 1;
    if (saysDone(text)) holds.states += 1;
    return;
  }
  holds.other += 1;
  if (item.ordered) holds.ordered += 1;
  if (taskAround(item) === null && text.includes('`') && commandInText(text) !== null) holds.steps += 1;
}

function countFence({ info, text }: { readonly info: string; readonly text: string }, holds: Counts): void {
  if (!isShellFence(info, text) && interpreterOf(info) === undefined) {
    holds[kindOfMaterial(info, text)] += 1;
    return;
  }
  holds.steps += 1;
  if (changesWhatRuns(beginning(text))) holds.acts += 1;
  else if (onlyAsks(text)) holds.asks += 1;
}

/** Values to set and bounds to keep are work for the reader, not an example to look at. */
function kindOfMaterial(info: string, text: string): 'blanks' | 'other' | 'references' {
  if (isForm(text)) return 'blanks';
  return /^[ \t]*(?:[-*][ \t]+)?\w[\w ]{0,80}:[ \t]*[<>]/m.test(text) || isValues(info, text)
    ? 'other'
    : 'references';
}

/** Two columns of names and blanks are a form. */
function kindOfTable(rows: readonly TableRow[]): 'blanks' | 'boxes' | 'other' {
  const blanks = rows.filter((row) => /_{3,}/.test(row.cells[1] ?? '')).length;
  if (rows.every((row) => row.cells.length === 2) && blanks * 2 >= rows.length - 1) return 'blanks';
  const hasBox = rows.some((row) => !row.header && row.cells.some((cell) => boxCell.test(cell)));
  return hasBox ? 'boxes' : 'other';
}

/** A message template has a blank here and there; a form has one in every line. */
function isForm(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return lines.length > 0 && lines.every((line) => blank.test(line));
}

function isValues(info: string, text: string): boolean {
  if (
    isValueList(
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== '' && !line.startsWith('#')),
    )
  )
    return true;
  return /^(?:env|dotenv|properties)\b/i.test(info) || (info === '' && /^[A-Z][A-Z0-9_]+=/m.test(text));
}
