/** What draws the questions that stand on the terminal; a process has one terminal. */
const standing = new Set<() => void>();

/** Announces a question that stands on the terminal's line until the function it gives is called. */
export function standOnLine(draw: () => void): () => void {
  standing.add(draw);
  return () => void standing.delete(draw);
}

/** Prints a line. A question that stands on the terminal holds no output up: it is drawn again below. */
export function printLine(line: string, stream: NodeJS.WriteStream = process.stdout): void {
  if (standing.size > 0) process.stderr.write('\r\u001b[K');
  stream.write(`${line}\n`);
  for (const draw of standing) draw();
}
