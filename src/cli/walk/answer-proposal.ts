import { type DrivenRun, declineProposal, type Engine, type RunSession } from '../../engine/index.ts';
import { proposalWords } from '../../shared/run/proposals/proposal-words.ts';
import { openProposal, type Proposal } from '../../shared/run/proposals/proposals.ts';
import { askUntil, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { formatTime } from '../print/format-time.ts';
import { printEvents } from '../print/print-events.ts';
import { printPaused } from '../print/print-paused.ts';
import { printable, style } from '../print/style-text.ts';
import * as words from '../words/proposal-words.ts';
import { lendKeyboard } from './lend-keyboard.ts';
import { whenStill } from './when-still.ts';

/**
 * Sees to a rollback that a trigger proposed or started: asks the person at the terminal, or follows it to its end. An exit
 * code when the walk of the release ends with it; null when it continues.
 */
export async function answerProposal(
  engine: Engine,
  handle: DrivenRun,
  json: boolean,
): Promise<ExitCode | null> {
  const { session } = handle;
  for (;;) {
    if (session.state.rollback !== null) return followRollback(engine, session.state.rollback.run, json);
    const proposal = openProposal(session.state);
    if (proposal === null) return null;
    // One that starts by itself is starting.
    await engine.watch(handle).triggersSettled();
    if (session.state.rollback !== null) continue;
    printProposal(proposal);
    if (!canAsk()) {
      process.stderr.write(`${words.needsDecision(session.run)}\n`);
      return exitCode.needsPerson;
    }
    if ((await askPerson(engine, session, proposal)) === 'quit') return exitCode.needsPerson;
  }
}

/** Asks the person at the terminal, as long as nobody has answered elsewhere and the rule has not resolved. */
async function askPerson(engine: Engine, session: RunSession, { id }: Proposal): Promise<'quit' | null> {
  const past = new AbortController();
  const stop = session.subscribe(() => {
    if (openProposal(session.state)?.id !== id) past.abort();
  });
  try {
    const answer = await askUntil(words.ask, past.signal);
    if (answer === 'q') return 'quit';
    if (answer === 'd') {
      const reason = await askUntil(words.askReason, past.signal);
      if (reason !== null) await declineProposal(session, id, reason);
    } else if (answer === 'r' && (await askUntil(words.askConfirmation, past.signal)) === words.confirmation)
      await engine.startRollback(session.run, null);
    return null;
  } finally {
    stop();
  }
}

function printProposal(proposal: Proposal): void {
  const { since, restores, reasons } = proposal;
  const why = words.proposed(printable(proposalWords(proposal)), formatTime(since));
  process.stderr.write(`${style.red(why)}\n  ${words.restores(printable(restores))}\n`);
  for (const reason of reasons) process.stderr.write(style.yellow(`  ! ${printable(reason)}\n`));
}

async function followRollback(engine: Engine, run: string, json: boolean): Promise<ExitCode> {
  const rollback = await engine.run(run);
  const stop = printEvents(rollback, json);
  const keepKeyboard = lendKeyboard(rollback);
  await whenStill(rollback.session);
  await engine.rollbackSettled(run);
  stop();
  keepKeyboard();
  const { state } = rollback.session;
  if (state.status === 'ended') return state.outcome === 'passed' ? exitCode.rolledBack : exitCode.failed;
  return printPaused(rollback.session);
}
