import { type DrivenRun, explainUnreachable, ignore, whenAllUnreachable } from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';

/**
 * Goes through with `work` on a run; or gives up waiting once nothing runs in it but what servers refuse to be asked about:
 * without a window nobody can reconnect. The attempts stay open, and nothing is recorded about them.
 */
export async function raceRefusal(handle: DrivenRun, work: Promise<ExitCode>): Promise<ExitCode> {
  const { session } = handle;
  const over = new AbortController();
  const refused = whenAllUnreachable(session, over.signal).then((parts): ExitCode => {
    process.stderr.write(
      `${style.yellow(words.paused)} ${printable(explainUnreachable(session, parts))}\n  ${words.refused(session.run)}\n`,
    );
    return exitCode.needsPerson;
  });
  try {
    return await Promise.race([work, refused]);
  } finally {
    over.abort();
    ignore(work, 'what is left of it ends with the engine, which closes the journal under it');
  }
}
