import type { DrivenRun, Engine } from '../../engine/index.ts';
import type { WorkItem } from '../../shared/plan/work.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { printable, style } from '../print/style-text.ts';
import { answerProposal } from './answer-proposal.ts';
import type { RunOptions } from './run-options.ts';
import { waitOutSoak } from './wait-out-soak.ts';

/** Opens the gates in front of an item, waiting and asking where that is wanted; an exit code when the walk must stop there. */
export async function passGates(
  engine: Engine,
  handle: DrivenRun,
  item: WorkItem,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session } = handle;
  if (item.phaseKind === 'preflight') return null;
  const order = session.plan.phases.map((phase) => phase.id);
  for (const gate of session.gates) {
    if (session.state.gates[gate.id] !== undefined) continue;
    if (order.indexOf(gate.before) > order.indexOf(item.phase)) continue;
    const code =
      (await waitOutSoak(engine, handle, gate, options)) ?? (await open(engine, handle, gate.id, options));
    if (code !== null) return code;
  }
  return null;
}

async function open(
  engine: Engine,
  handle: DrivenRun,
  id: string,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session, driver } = handle;
  const gate = session.gate(id);
  const holds = session.holds(gate);
  if (holds.length > 0) {
    process.stderr.write(`${style.yellow(`gate ${id} is shut:`)} ${holds.map(printable).join('; ')}\n`);
    return exitCode.needsPerson;
  }
  if (options.yes !== true && !canAsk()) {
    process.stderr.write(`gate ${id} waits for a person\n`);
    return exitCode.needsPerson;
  }
  if (options.yes !== true && (await ask(`open gate ${style.bold(id)}? Type yes: `)) !== 'yes')
    return exitCode.needsPerson;
  // Opening it ends what triggers are heard for: one that was heard while a person thought goes before that.
  const taken = await answerProposal(engine, handle, options.json === true);
  if (taken !== null) return taken;
  const soaked = gate.soakMs > 0 ? ` after ${formatDuration(gate.soakMs)} of soaking` : '';
  await driver.openGate(id, options.yes === true ? `opened with --yes${soaked}` : undefined);
  return null;
}
