import type { DrivenRun } from '../../../engine/index.ts';
import { type Gate, missingRoles } from '../../../shared/run/gates.ts';
import { ask, canAsk } from '../../ask/ask.ts';
import { type ExitCode, exitCode } from '../../print/exit-codes.ts';
import { printable } from '../../print/style-text.ts';
import * as words from '../../words/gate-words.ts';
import type { RunOptions } from '../decide/run-options.ts';

/**
 * Asks for the sign-offs a gate lacks: a name signs, and a sign-off that only the document names can be waived with a reason.
 * `--yes` waives those, and says so in the journal; what the sidecar demands stays missing. An exit code when a person leaves.
 */
export async function askSignoffs(
  handle: DrivenRun,
  gate: Gate,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  const waivable = gate.rolesFrom === 'document';
  for (const role of missingRoles(gate, session.state)) {
    if (options.yes === true) {
      if (waivable) await driver.waiveSignoff(role, words.signoffWaivedAhead);
      continue;
    }
    // The hold that follows names who is missing.
    if (!canAsk()) return null;
    if (!(await askSignoff(handle, role, waivable))) return exitCode.needsPerson;
  }
  return null;
}

/** Asks for one sign-off; false when the person leaves. An empty answer leaves it missing. */
async function askSignoff({ driver }: DrivenRun, role: string, waivable: boolean): Promise<boolean> {
  const answer = await ask(words.askSignoff(printable(role), waivable));
  if (answer === 'q') return false;
  if (answer === 'w' && waivable)
    await driver.waiveSignoff(role, (await ask(words.askSignoffReason)) || words.noSignoffReason);
  else if (answer !== '') await driver.sign(role, answer);
  return true;
}
