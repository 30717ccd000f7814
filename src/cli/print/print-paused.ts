import type { RunSession } from '../../engine/index.ts';
import { resumeWith } from '../words/run-words.ts';
import { rollbackPaused } from '../words/walk-words.ts';
import { type ExitCode, exitCode } from './exit-codes.ts';
import { printable, style } from './style-text.ts';

/** Says why a rollback paused, and how to resume it. */
export function printPaused({ run, state }: RunSession): ExitCode {
  process.stderr.write(
    `${style.red(rollbackPaused)} ${printable(state.pauseReason ?? '')}\n  ${resumeWith(run)}\n`,
  );
  return exitCode.needsPerson;
}
