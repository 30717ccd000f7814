/** Lines of a longer template than anybody writes: so far its end is looked for. */
const longest = 400;
const opening = /^ {0,3}(`{3,}|~{3,})[ \t]*(?:markdown|md)[ \t]*$/i;
const anyOpening = new RegExp(opening.source, 'im');

/**
 * A template in a Markdown fence often has fences of its own, with as many marks: the first inner end then closes the outer
 * fence, and what is meant as an example is read as the document. Where every fence inside is opened with a language and
 * closed, the outer marks are made longer, as the author meant. Line numbers stay as they are.
 */
export function repairNestedFences(text: string): string {
  if (!anyOpening.test(text)) return text;
  const lines = text.split('\n');
  for (let index = 0; index < lines.length; index += 1) {
    const marks = opening.exec((lines[index] ?? '').trimEnd())?.[1];
    if (marks === undefined) continue;
    const { end, nested } = readOuter(lines, index, marks);
    if (end === null) continue;
    if (nested) for (const at of [index, end]) lines[at] = `${marks[0]}${(lines[at] ?? '').trimStart()}`;
    index = end;
  }
  return lines.join('\n');
}

interface Outer {
  /** The line that closes the outer fence; null where none does. */
  readonly end: number | null;
  /** Whether fences stand in it. */
  readonly nested: boolean;
}

function readOuter(lines: readonly string[], start: number, marks: string): Outer {
  let depth = 1;
  let nested = false;
  const last = Math.min(lines.length, start + longest);
  for (let at = start + 1; at < last; at += 1) {
    const line = (lines[at] ?? '').trim();
    if (!line.startsWith(marks)) continue;
    if (line === marks) depth -= 1;
    else if (/^[\w+#.-]+$/.test(line.slice(marks.length).trim())) depth += 1;
    nested ||= depth > 1;
    if (depth === 0) return { end: at, nested };
  }
  return { end: null, nested };
}
