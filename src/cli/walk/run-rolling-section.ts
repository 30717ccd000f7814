import { type DrivenRun, describeProgress, rollSection } from '../../engine/index.ts';
import type { Roll } from '../../shared/run/moves/rolls.ts';
import { openProposal } from '../../shared/run/proposals/proposals.ts';
import { isItemSettled } from '../../shared/run/run-state.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/walk-words.ts';
import type { RunOptions } from './decide/run-options.ts';
import { confirmDanger, promptAfterFailure } from './prompt-after-failure.ts';

/**
 * Takes a rolling group through its items, batch by batch; an exit code when the walk must stop there. `answer` sees to a
 * rollback that a trigger proposed meanwhile.
 */
export async function runRollingSection(
  handle: DrivenRun,
  roll: Roll,
  options: RunOptions,
  answer: () => Promise<ExitCode | null>,
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  const isStopped = (): boolean => openProposal(session.state) !== null || session.state.rollback !== null;
  for (const item of roll.items)
    if (!isItemSettled(session.state, item.id) && !(await confirmDanger(handle, item, options)))
      return exitCode.needsPerson;
  for (;;) {
    const end = await rollSection(driver, roll, { isStopped, confirmed: true });
    if (end.kind === 'through') return null;
    if (session.state.rollback === null)
      process.stderr.write(`${style.yellow(words.partWay)} ${printable(describeProgress(session, roll))}.\n`);
    const code =
      end.kind === 'stopped'
        ? await answer()
        : await promptAfterFailure(handle, end.item, options, resumeRollingSection);
    if (code !== null) return code;
  }
}

/** Retrying within a roll continues it: every host starts from its current step. */
export const resumeRollingSection = (): Promise<null> => Promise.resolve(null);
