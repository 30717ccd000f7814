import type { DrivenRun, Engine } from '../../engine/index.ts';
import type { Gate } from '../../shared/run/gates.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/gate-words.ts';
import { answerProposal } from './answer-proposal.ts';
import type { RunOptions } from './decide/run-options.ts';
import { askSignoffs } from './gate/ask-signoffs.ts';
import { printGateCard } from './gate/print-gate-card.ts';
import { waitOutSoak } from './wait-out-soak.ts';

/** Opens a gate a walk came to, waiting and asking where that is wanted; an exit code when the walk must stop there. */
export async function openGate(
  engine: Engine,
  handle: DrivenRun,
  gate: Gate,
  options: RunOptions,
): Promise<ExitCode | null> {
  const soaked = await waitOutSoak(engine, handle, gate, options);
  if (soaked !== null) return soaked;
  printGateCard(engine, handle, gate);
  const unsigned = await askSignoffs(handle, gate, options);
  if (unsigned !== null) return unsigned;
  if (!(await isWanted(handle, gate, options))) return exitCode.needsPerson;
  // Opening it ends what triggers are heard for: one that was heard while a person thought goes before that.
  const taken = await answerProposal(engine, handle, options.json === true);
  if (taken !== null) return taken;
  const soakedFor = gate.soakMs > 0 ? formatDuration(gate.soakMs) : null;
  await handle.driver.openGate(gate.id, options.yes === true ? words.openedAhead(soakedFor) : undefined);
  return null;
}

/** Whether nothing holds a gate and a person, or --yes, wants it opened; says what is in the way. */
async function isWanted({ session }: DrivenRun, gate: Gate, options: RunOptions): Promise<boolean> {
  const holds = session.holds(session.gate(gate.id));
  if (holds.length > 0) {
    process.stderr.write(`${style.yellow(words.shut(gate.id))} ${holds.map(printable).join('; ')}\n`);
    return false;
  }
  if (options.yes === true) return true;
  if (canAsk()) return (await ask(words.askOpen(style.bold(gate.id)))) === 'yes';
  process.stderr.write(`${words.needsPerson(gate.id)}\n`);
  return false;
}
