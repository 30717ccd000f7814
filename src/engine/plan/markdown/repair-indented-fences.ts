const opening = /^([ \t]+)(`{3,}|~{3,})[^`]*$/;
const listOrHeading = /^\s*(?:[-*+]|\d+[.)])\s+\[[ xX]\]\s|^#{1,6}\s|^\s*(?:`{3,}|~{3,})\s*\w/;

/**
 * A heredoc inside a list item's fence often stands at the margin. Markdown then ends the item, and with it the fence,
 * in mid-script, and the fence's own end opens another one over everything behind it. Where an indented fence plainly
 * ends in a line of its own, the lines between are indented as the author meant. Line numbers stay as they are.
 */
export function repairIndentedFences(text: string): string {
  if (!/^[ \t]+(?:`{3}|~{3})/m.test(text)) return text;
  const lines = text.split('\n');
  let changed = false;
  for (let index = 0; index < lines.length; index += 1) {
    const open = opening.exec((lines[index] ?? '').trimEnd());
    if (open === null) continue;
    const [, indent = '', marks = ''] = open;
    const { end, whole, outside } = readFence(lines, index, { indent, marks });
    index = end;
    if (!whole) continue;
    for (const at of outside) lines[at] = indent + (lines[at] ?? '');
    changed ||= outside.length > 0;
  }
  return changed ? lines.join('\n') : text;
}

/** An indented fence: its last line, whether it ends in a line of its own, and which lines stand left of it. */
function readFence(
  lines: readonly string[],
  start: number,
  { indent, marks }: { readonly indent: string; readonly marks: string },
): { readonly end: number; readonly whole: boolean; readonly outside: readonly number[] } {
  const outside: number[] = [];
  let end = start + 1;
  for (; end < lines.length; end += 1) {
    const line = (lines[end] ?? '').trimEnd();
    if (line === `${indent}${marks}`) return { end, whole: true, outside };
    if (listOrHeading.test(line)) break;
    if (line !== '' && !line.startsWith(indent)) outside.push(end);
  }
  return { end: end - 1, whole: false, outside };
}
