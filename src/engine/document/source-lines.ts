/** A document cut into lines, with the byte offset at which each begins. */
export interface SourceLines {
  /** Line texts without their ends; index 0 is line 1. */
  readonly lines: readonly string[];
  /** Byte offset of a column (UTF-16, 0-based) of a line (0-based). */
  byteOffset(line: number, column: number): number;
}

/** Splits at `\r\n`, `\n` and a lone `\r`, exactly as CommonMark does. */
export function splitSource(text: string): SourceLines {
  const lines: string[] = [];
  const starts: number[] = [];
  const ascii = Buffer.byteLength(text) === text.length;
  let byte = 0;
  let start = 0;
  const ends = /\r\n|\n|\r/g;
  for (;;) {
    const match = ends.exec(text);
    const line = text.slice(start, match?.index ?? text.length);
    lines.push(line);
    starts.push(byte);
    if (match === null) break;
    byte += (ascii ? line.length : Buffer.byteLength(line)) + match[0].length;
    start = ends.lastIndex;
  }
  return {
    lines,
    byteOffset: (line, column) =>
      (starts[line] ?? 0) + (ascii ? column : Buffer.byteLength((lines[line] ?? '').slice(0, column))),
  };
}
