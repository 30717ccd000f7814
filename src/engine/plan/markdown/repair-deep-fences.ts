const opening = /^([ \t]+)(`{3,}|~{3,})[^`]*$/;
const anyOpening = new RegExp(opening.source, 'm');
const listItem = /^([ \t]*)(?:[-*+]|\d+[.)])([ \t]+)\S/;
/** So far up the list line is looked for that a fence belongs to, and so far down the end of the fence. */
const near = 400;

/**
 * Below a box, authors often indent a fence to where the box's text begins: that is too far for Markdown, which then reads its
 * lines as text and joins them. Where such a fence is closed, it is moved left to where its list line begins, as its author
 * meant. Line numbers stay as they are.
 */
export function repairDeepFences(text: string): string {
  if (!anyOpening.test(text)) return text;
  const lines = text.split('\n');
  let changed = false;
  for (let index = 0; index < lines.length; index += 1) {
    const [, indent = '', marks = ''] = opening.exec((lines[index] ?? '').trimEnd()) ?? [];
    if (marks === '') continue;
    const end = endOf(lines, index, marks);
    if (end === null) continue;
    const excess = widthOf(indent) - (startOfList(lines, index, widthOf(indent)) ?? Infinity);
    if (excess >= 4) {
      moveLeft(lines, index, end, excess);
      changed = true;
    }
    index = end;
  }
  return changed ? lines.join('\n') : text;
}

/** The line that closes a fence; null where none near does. */
function endOf(lines: readonly string[], start: number, marks: string): number | null {
  const found = lines.slice(start + 1, start + 1 + near).findIndex((line) => line.trim() === marks);
  return found === -1 ? null : start + 1 + found;
}

/** Where the text of the list line begins that a line so far to the right belongs to; null where it belongs to none. */
function startOfList(lines: readonly string[], from: number, width: number): number | null {
  for (let at = from - 1; at >= Math.max(0, from - near); at -= 1) {
    const line = lines[at] ?? '';
    const [, indent = '', gap = ''] = listItem.exec(line) ?? [];
    if (gap !== '' && widthOf(indent) < width) {
      const mark = line.trimStart().search(/[ \t]/);
      // Behind five blanks and more the text begins at the first of them.
      return widthOf(indent) + mark + (widthOf(gap) > 4 ? 1 : widthOf(gap));
    }
    // What stands at the margin ends every list, unless it is a list line itself.
    if (gap === '' && /^\S/.test(line) && (lines[at + 1] ?? '').trim() === '') return null;
  }
  return null;
}

function widthOf(indent: string): number {
  return [...indent].reduce((width, sign) => (sign === '\t' ? width + 4 - (width % 4) : width + 1), 0);
}

/** Takes as many blanks from the beginning of each of these lines as it has, up to `by`. */
function moveLeft(lines: string[], from: number, to: number, by: number): void {
  for (let at = from; at <= to; at += 1) {
    const line = lines[at] ?? '';
    const indent = /^[ \t]*/.exec(line)?.[0] ?? '';
    lines[at] = ' '.repeat(Math.max(0, widthOf(indent) - by)) + line.slice(indent.length);
  }
}
