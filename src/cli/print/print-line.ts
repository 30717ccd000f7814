/** What draws the questions that stand on the terminal; a process has one terminal. */
const standing = new Set<() => void>();

/** Who shares the terminal with questions, and has it back once one is answered. */
const sharing = new Set<() => void>();

/** Announces a question that stands on the terminal's line until the function it gives is called. */
export function standOnLine(draw: () => void): () => void {
  standing.add(draw);
  return () => {
    standing.delete(draw);
    if (standing.size === 0) for (const takeBack of sharing) takeBack();
  };
}

/** Whether what is typed is the answer to a question. */
export function isAsking(): boolean {
  return standing.size > 0;
}

/** Calls back whenever no question has the terminal any more; gives how to stop. */
export function shareTerminal(takeBack: () => void): () => void {
  sharing.add(takeBack);
  return () => void sharing.delete(takeBack);
}

/** Prints a line. A question that stands on the terminal holds no output up: it is drawn again below. */
export function printLine(line: string, stream: NodeJS.WriteStream = process.stdout): void {
  if (standing.size > 0) process.stderr.write('\r\u001b[K');
  stream.write(`${line}\n`);
  for (const draw of standing) draw();
}
