import { type DrivenRun, type Engine, waitSoak } from '../../engine/index.ts';
import { type Gate, soakEnd } from '../../shared/run/gates.ts';
import { formatDuration } from '../../shared/text/duration.ts';
import { ask, canAsk } from '../ask/ask.ts';
import { type ExitCode, exitCode } from '../print/exit-codes.ts';
import { formatTime } from '../print/format-time.ts';
import { printLine } from '../print/print-line.ts';
import { style } from '../print/style-text.ts';
import * as words from '../words/gate-words.ts';
import { answerProposal } from './answer-proposal.ts';
import { onInterrupt } from './decide/on-interrupt.ts';
import type { RunOptions } from './decide/run-options.ts';

/**
 * Waits at a gate that only its soak holds, watching what is measured: by itself with --yes, else where the person at the
 * terminal wants to. An exit code when the walk must stop there; null once nothing soaks, which opens nothing yet.
 */
export async function waitOutSoak(
  engine: Engine,
  handle: DrivenRun,
  gate: Gate,
  options: RunOptions,
): Promise<ExitCode | null> {
  const { session } = handle;
  const until = soakEnd(gate, session.state);
  if (until === null || session.holds(gate).length === 0) return null;
  const left = formatDuration(Math.max(0, until - session.clock.now()));
  process.stderr.write(
    `${style.yellow(words.shutUntil(gate.id, formatTime(until)))} ${words.soaking(left)}\n`,
  );
  if (options.yes !== true && !(await wantsToWait())) return exitCode.needsPerson;
  process.stderr.write(style.dim(`${words.waiting(session.run)}\n`));
  return watchSoak(engine, handle, gate.id, options.json === true);
}

async function wantsToWait(): Promise<boolean> {
  if (!canAsk()) return false;
  for (;;) {
    const answer = await ask(words.askWait);
    if (answer === 'w' || answer === 'q') return answer === 'w';
  }
}

/** What is measured is watched from here on although the sidecar may want nothing of a firing trigger. */
async function watchSoak(
  engine: Engine,
  handle: DrivenRun,
  gate: string,
  json: boolean,
): Promise<ExitCode | null> {
  const { session } = handle;
  const watch = engine.watch(handle);
  const leaving = new AbortController();
  const stop = onInterrupt(session, () => leaving.abort());
  try {
    for (;;) {
      const end = await waitSoak(session, gate, leaving.signal);
      if (end === 'given-up') {
        process.stderr.write(`\n${words.stoppedWaiting(session.run)}\n`);
        return exitCode.needsPerson;
      }
      // What begins to fire in the last moment of a soak is heard before the gate opens.
      await watch.triggersSettled();
      const code = await answerProposal(engine, handle, json);
      if (code !== null) return code;
      // Whoever left meanwhile does not want the gate opened.
      if (leaving.signal.aborted) continue;
      const until = soakEnd(session.gate(gate), session.state);
      if (end === 'over' || until === null) return null;
      printLine(style.dim(words.stillWaiting(formatTime(until))), process.stderr);
    }
  } finally {
    stop();
  }
}
