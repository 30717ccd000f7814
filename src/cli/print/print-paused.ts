import type { RunSession } from '../../engine/index.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { printable, style } from './style-text.ts';

/** Says why a rollback paused, and how to resume it. */
export function printPaused({ run, state }: RunSession): ExitCode {
  process.stderr.write(
    `${style.red('Rollback paused:')} ${printable(state.pauseReason ?? '')}\n  Resume with: slipway resume ${run}\n`,
  );
  return exitCode.needsPerson;
}
