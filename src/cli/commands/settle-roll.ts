import { type Roll, type RunHandle, rollItems, rollStand } from '../../engine/index.ts';
import { openProposal } from '../../shared/proposals.ts';
import { isItemSettled } from '../../shared/run-state.ts';
import { type ExitCode, exitCode } from '../exit-codes.ts';
import { printable, style } from '../style-text.ts';
import { afterFailure, confirmDanger } from './after-failure.ts';
import type { RunOptions } from './run.ts';

/**
 * Takes a rolling group through its items, batch by batch; an exit code when the walk must stop there. `answer` sees to a
 * rollback that a trigger proposed meanwhile.
 */
export async function settleRoll(
  handle: RunHandle,
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
    const end = await rollItems(driver, roll, { isStopped, confirmed: true });
    if (end.kind === 'through') return null;
    if (session.state.rollback === null)
      process.stderr.write(`${style.yellow('held part way:')} ${printable(rollStand(session, roll))}.\n`);
    const code =
      end.kind === 'stopped' ? await answer() : await afterFailure(handle, end.item, options, rollOn);
    if (code !== null) return code;
  }
}

/** Retrying within a roll is going on with it: every host is taken from where it stands. */
export const rollOn = (): Promise<null> => Promise.resolve(null);
