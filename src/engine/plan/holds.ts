import type { Block } from './blocks.ts';
import { commandInText } from './command-text.ts';
import { taskAround } from './item-notes.ts';
import type { Holds } from './phase-kinds.ts';
import { isShellFence, isValueList } from './shell-fence.ts';

export const noHolds: Holds = {
  boxes: 0,
  steps: 0,
  references: 0,
  other: 0,
  ordered: 0,
  blanks: 0,
  blocks: 0,
};

export function addHolds(a: Holds, b: Holds): Holds {
  return {
    boxes: a.boxes + b.boxes,
    steps: a.steps + b.steps,
    references: a.references + b.references,
    other: a.other + b.other,
    ordered: a.ordered + b.ordered,
    blanks: a.blanks + b.blanks,
    blocks: a.blocks + b.blocks,
  };
}

/** A cell or a line that offers a box to tick, in any of its spellings. */
export const boxCell = /\[\s?[xX]?\s?\]|[☐☑☒⬜□]/;
/** What a form leaves open: a run of underscores, or a bracketed request to fill something in. */
const blank = /_{4,}|\[(?:to be (?:filled|determined|decided)|tbd|tba|what|why|date|name)\b[^\]]*\]/i;

/** What stands right under a heading. */
export function holdsOf(blocks: readonly Block[]): Holds {
  const holds = { ...noHolds, blocks: blocks.length };
  for (const block of blocks) {
    switch (block.type) {
      case 'item':
        if (block.item.box !== null) holds.boxes += 1;
        else {
          holds.other += 1;
          if (block.item.ordered) holds.ordered += 1;
          if (
            taskAround(block.item) === null &&
            block.item.text.includes('`') &&
            commandInText(block.item.text) !== null
          )
            holds.steps += 1;
        }
        break;
      case 'fence':
        if (isShellFence(block.info, block.text)) holds.steps += 1;
        else if (isForm(block.text)) holds.blanks += 1;
        // Values to set and bounds to keep are work for the reader, not an example to look at.
        else if (
          /^[ \t]*(?:[-*][ \t]+)?\w[\w ]{0,80}:[ \t]*[<>]/m.test(block.text) ||
          isValues(block.info, block.text)
        )
          holds.other += 1;
        else holds.references += 1;
        break;
      case 'table':
        // Two columns of names and blanks are a form.
        if (
          block.rows.every((row) => row.cells.length === 2) &&
          block.rows.filter((row) => /_{3,}/.test(row.cells[1] ?? '')).length * 2 >= block.rows.length - 1
        )
          holds.blanks += 1;
        else if (block.rows.some((row) => !row.header && row.cells.some((cell) => boxCell.test(cell))))
          holds.boxes += 1;
        else holds.other += 1;
        break;
      case 'paragraph':
        if (blank.test(block.text)) holds.blanks += 1;
        break;
      default:
        break;
    }
  }
  return holds;
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
