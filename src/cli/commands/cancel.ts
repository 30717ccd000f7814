import { type Engine, EngineError } from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';
import * as words from '../words/run-words.ts';

/** `slipway cancel RUN`: stops what still runs on the targets and ends the run. Production stays as it is, and can still be rolled back. */
export async function cancelRun(engine: Engine, run: string): Promise<ExitCode> {
  const handle = await engine.run(run);
  if (handle.session.heldBy !== null)
    throw new EngineError('NOT_NOW', words.notCanceled(handle.session.heldBy), words.notCanceledHint);
  const stop = printEvents(handle, false);
  try {
    if (handle.session.state.status === 'ended') {
      process.stderr.write(`${words.alreadyEnded}\n`);
      return exitCode.done;
    }
    await handle.driver.cancelAll(words.canceledHere);
    await handle.driver.finish();
    return exitCode.done;
  } finally {
    stop();
  }
}
