import { type DrivenRun, explainUnreachable, whenAllUnreachable } from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';

/**
 * Goes through with `work` on a run; or gives up waiting once nothing goes on in it but what servers refuse to be asked about:
 * without a window nobody can reconnect. The attempts stay open, and nothing is recorded about them.
 */
export async function raceRefusal(handle: DrivenRun, work: Promise<ExitCode>): Promise<ExitCode> {
  const { session } = handle;
  const over = new AbortController();
  const refused = whenAllUnreachable(session, over.signal).then((parts): ExitCode => {
    process.stderr.write(
      `${style.yellow('held:')} ${printable(explainUnreachable(session, parts))}\n  Nothing further was started, and nothing was recorded about it; run ${session.run} stays open.\n  Once you are let in again: slipway resume ${session.run}\n`,
    );
    return exitCode.needsPerson;
  });
  try {
    return await Promise.race([work, refused]);
  } finally {
    over.abort();
    // What is left of it ends with the engine, which closes the journal under it.
    work.catch(() => undefined);
  }
}
