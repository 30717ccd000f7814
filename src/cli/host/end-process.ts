/**
 * Ends the process with a status (what `process.exitCode` says when left out), once all that was printed has reached its
 * reader. A pipe takes 64 KiB at a time, and what Node still holds of it is lost in an exit.
 */
export async function endProcess(status?: number): Promise<never> {
  await Promise.all([flushed(process.stdout), flushed(process.stderr)]);
  process.exit(status ?? process.exitCode);
}

/** Settles when nothing waits to be written any more, or nobody is there to read it. */
function flushed(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    stream.write('', () => resolve());
  });
}

/** A reader that has read enough (`slipway status | head -1`) is no failure, and ends no release that is under way. */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', ignoreClosedPipe);
}

function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
}
