import { type Engine, EngineError } from '../../engine/index.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printEvents } from '../print/print-events.ts';

/** `slipway cancel RUN`: stops what still runs on the targets and ends the run. Production stays as it is, and can still be rolled back. */
export async function cancelRun(engine: Engine, run: string): Promise<ExitCode> {
  const handle = await engine.run(run);
  if (handle.session.heldBy !== null)
    throw new EngineError(
      'NOT_NOW',
      `The run is driven by ${handle.session.heldBy}.`,
      'Cancel it in that console.',
    );
  const stop = printEvents(handle, false);
  try {
    if (handle.session.state.status === 'ended') {
      process.stderr.write('the run has ended already\n');
      return exitCode.done;
    }
    await handle.driver.cancelAll('cancelled from the command line');
    await handle.driver.finish();
    return exitCode.done;
  } finally {
    stop();
  }
}
