import type { RunSession } from '../../engine/index.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { printable, style } from './style-text.ts';

/** Says what holds a rollback, and how to go on with it. */
export function printPaused({ run, state }: RunSession): ExitCode {
  process.stderr.write(
    `${style.red('The rollback is held:')} ${printable(state.pauseReason ?? '')}\n  Go on with: slipway resume ${run}\n`,
  );
  return exitCode.needsPerson;
}
