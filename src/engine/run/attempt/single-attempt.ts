import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Attempt } from '../../../shared/run/attempts.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import { nextAttempt } from '../../../shared/run/run-state.ts';
import type { AttemptSpec } from '../../transport/transport.ts';
import { commandOf, specOf, targetOf } from '../command/item-command.ts';
import { timeoutOf } from '../command/timeouts.ts';
import type { RunSession } from '../session/run-session.ts';
import { attemptTransport } from './attempt-transport.ts';
import type { StopReason } from './classify-outcome.ts';
import { attachWatched, endingOf, startWatched, type WatchedAttempt } from './watch-attempt.ts';

/** An attempt under way in this process, on one host or on a group of them. */
export interface LiveAttempt {
  readonly item: WorkItem;
  readonly attempt: number;
  /**
   * Settles when the outcome is known and handed to the journal, which is about to flush it. Only for whoever does nothing
   * next but append: what follows then shares the flush, and is not begun if it fails.
   */
  readonly known: Promise<Outcome>;
  /** Settles with the recorded outcome. */
  readonly done: Promise<Outcome>;
  stop(cause: StopReason): void;
  /** What runs on a host now; without a name, on the only host or the group's first that runs. */
  on(host?: string): WatchedAttempt | undefined;
}

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
  const spec = specOf(session, item, nextAttempt(session.state, item.id), command, null);
  const { transport, dir } = attemptTransport(session, item, target, spec, command);
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
  return keep(session, item, spec, startWatched(session, item, transport, spec));
}

/** Takes up an attempt on a single target whose intent is in the journal and whose outcome is not. */
export function attachSingleAttempt(session: RunSession, item: WorkItem, attempt: Attempt): LiveAttempt {
  const spec = specOf(session, item, attempt.n, attempt.command, null);
  const { transport } = attemptTransport(session, item, attempt.target, spec, attempt.command);
  const watched = attachWatched(session, item, transport, spec, Date.parse(attempt.startedAt));
  return keep(session, item, spec, watched);
}

function keep(session: RunSession, item: WorkItem, spec: AttemptSpec, watched: WatchedAttempt): LiveAttempt {
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
