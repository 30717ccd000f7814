import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Attempt } from '../../../shared/run/attempts.ts';
import { nextAttempt } from '../../../shared/run/run-state.ts';
import type { AttemptSpec } from '../../transport/transport.ts';
import { commandOf, specOf } from '../command/command-pipeline.ts';
import { targetOf } from '../command/target.ts';
import { timeoutOf } from '../command/timeouts.ts';
import type { RunSession } from '../session/run-session.ts';
import { attemptTransport } from './attempt-transport.ts';
import type { LiveAttempt } from './live-attempt.ts';
import { attachWatched, endingOf, startWatched, type WatchedAttempt } from './watch-attempt.ts';

/**
 * Starts one attempt on a single target: intent to the journal, then the effect, then the outcome to the journal.
 * Resolves as soon as the intent is durable; `done` settles with the recorded outcome.
 */
export async function startSingleAttempt(
  session: RunSession,
  item: WorkItem,
  confirmedBy?: string,
): Promise<LiveAttempt> {
  const command = commandOf(session, item);
  const target = targetOf(session, item);
  const spec = specOf(session, { item, attempt: nextAttempt(session.state, item.id), command, host: null });
  const { transport, dir } = attemptTransport({ session, item, target, spec, command });
  await session.append({
    type: 'item.started',
    item: item.id,
    attempt: spec.attempt,
    target,
    command,
    timeoutMs: timeoutOf(item, session.sidecar),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    ...(dir === null ? {} : { dir }),
  });
  return keep({ session, item, spec, watched: startWatched({ session, item, transport, spec }) });
}

/** Takes up an attempt on a single target whose intent is in the journal and whose outcome is not. */
export function attachSingleAttempt(session: RunSession, item: WorkItem, attempt: Attempt): LiveAttempt {
  const { command, target, startedAt } = attempt;
  const spec = specOf(session, { item, attempt: attempt.n, command, host: null });
  const { transport } = attemptTransport({ session, item, target, spec, command });
  const watched = attachWatched({ session, item, transport, spec }, Date.parse(startedAt));
  return keep({ session, item, spec, watched });
}

interface Kept {
  readonly session: RunSession;
  readonly item: WorkItem;
  readonly spec: AttemptSpec;
  readonly watched: WatchedAttempt;
}

function keep({ session, item, spec, watched }: Kept): LiveAttempt {
  return {
    item,
    attempt: spec.attempt,
    known: watched.ended.then(({ outcome }) => outcome),
    done: record(),
    stop: watched.stop,
    on: () => watched,
  };

  async function record(): Promise<Outcome> {
    const result = await watched.ended;
    await session.append({
      type: 'item.ended',
      item: item.id,
      attempt: spec.attempt,
      ...endingOf(result),
    });
    watched.recorded(result);
    if (result.outcome === 'passed' && item.kind === 'check') await session.tickDocument(item.id, true);
    return result.outcome;
  }
}
