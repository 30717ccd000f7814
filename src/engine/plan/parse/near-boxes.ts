import { oddSpaces, spacesIn } from './odd-spaces.ts';

const space = `[ \\t${oddSpaces}]`;
/** A line that begins with brackets, as a list item or by itself: the list's mark, the blanks behind it, the brackets, the rest. */
const brackets = new RegExp(
  `^[ \\t]*(?:>[ \\t]*)*(?:([-*+]|\\d+[.)])(${space}+))?(\\\\?\\[([^\\]\\\\]{0,3})\\\\?\\])(.*)$`,
);
/** A sign that looks like a box, in front of a list item or a line. */
const sign = /^[ \t]*(?:>[ \t]*)*(?:(?:[-*+]|\d+[.)])[ \t]+)?([☐☑☒🗹🗷⬜◻▢])\ufe0f?\s*\S/u;
const write = 'Write "- [ ] "';

/** Why a line that looks like a box is none, for a person; null for every other line. */
export function whyNoBox(line: string): string | null {
  const [, look] = sign.exec(line) ?? [];
  if (look !== undefined)
    return `This is no box: the sign "${look}" cannot be ticked. ${write} where it is to do.`;
  const [, list, blanks = '', box = '', inner = '', behind = ''] = brackets.exec(line) ?? [];
  // A link, or where one leads.
  if (box === '' || /^[([:]/.test(behind)) return null;
  // Words in brackets, not a mark: a footnote, an option, part of a command.
  if (/[^\sxX\p{P}\p{S}\p{M}\u200b-\u200d\ufeff]/u.test(inner)) return null;
  if (list === undefined) return whyNoItem(inner, behind);
  const spaces = spacesIn(blanks + inner);
  if (spaces.length > 0)
    return `This is no box, because it holds ${spaces.join(', ')}. ${write} with ordinary spaces.`;
  if (box.includes('\\'))
    return `This is no box, because a backslash stands in front of its brackets. ${write}.`;
  if (inner === '') return `This is no box, because there is nothing between its brackets. ${write}.`;
  if (/^[ xX]$/.test(inner))
    return /^\S/.test(behind) ? `This is no box, because no space is behind it. ${write}.` : null;
  if (/^[ xX\t]+$/.test(inner))
    return `This is no box, because its brackets hold "${inner}". Write "- [ ] " or "- [x] ".`;
  if (!/^\s/.test(behind)) return null;
  return `This is no box, because "[${inner.trim()}]" is no mark that is read here. ${write} where it is to do, "- [x] " where it is done.`;
}

/** Brackets at the beginning of a line that is no list item. */
function whyNoItem(inner: string, behind: string): string | null {
  if (!/^[ xX]$/.test(inner) || !/^\s+\S/.test(behind)) return null;
  return `This is no box, because it is no list item. ${write} with a hyphen in front.`;
}
