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
import { settleBoxes } from './settle-boxes.ts';
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
  const { spec, transport, intent } = plan(session, item);
  await session.append({
    type: 'item.started',
    ...intent,
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
  });
  return keep({ session, item, spec, watched: startWatched({ session, item, transport, spec }) });
}

/**
 * Sends an attempt to the target of one that is under way, ahead of its end: intent to the journal, then the sending. It begins
 * there where the one before it passes; that it has, and then its outcome, go to the journal once they are known here. Null where
 * nothing can be sent behind that one.
 */
export async function sendSingleAttempt(
  session: RunSession,
  item: WorkItem,
  before: LiveAttempt,
): Promise<LiveAttempt | null> {
  const send = before.on()?.sendBehind;
  if (send == null) return null;
  const { spec, transport, intent } = plan(session, item);
  await session.append({ type: 'item.sent', ...intent, after: before.item.id });
  const begun = Promise.withResolvers<void>();
  const watched = startWatched({ session, item, transport, spec }, { send, begun: begun.promise });
  return keepAhead({ session, item, spec, watched }, { before, intent, begun });
}

/** The next attempt of an item, and what the journal is told of it before it has an effect. */
function plan(session: RunSession, item: WorkItem) {
  const command = commandOf(session, item);
  const target = targetOf(session, item);
  const spec = specOf(session, { item, attempt: nextAttempt(session.state, item.id), command, host: null });
  const { transport, dir } = attemptTransport({ session, item, target, spec, command });
  const intent = {
    item: item.id,
    attempt: spec.attempt,
    target,
    command,
    timeoutMs: timeoutOf(item, session.sidecar),
    ...(dir === null ? {} : { dir }),
  };
  return { spec, transport, intent };
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

function keep(kept: Kept): LiveAttempt {
  const { item, spec, watched } = kept;
  return {
    item,
    attempt: spec.attempt,
    known: watched.ended.then(({ outcome }) => outcome),
    done: record(kept),
    isToBeStartedAgain: watched.isToBeStartedAgain,
    stop: watched.stop,
    on: () => watched,
  };
}

/** What an attempt that is sent ahead waits for, and what is told once it has begun. */
interface Behind {
  readonly before: LiveAttempt;
  readonly intent: ReturnType<typeof plan>['intent'];
  readonly begun: PromiseWithResolvers<void>;
}

function keepAhead(kept: Kept, { before, intent, begun }: Behind): LiveAttempt {
  const { session, item, spec, watched } = kept;
  let withdrawal: Promise<boolean> | null = null;
  let isHeld = false;
  let isBegun = false;
  const withdraw = (): Promise<boolean> => {
    withdrawal ??= isHeld ? Promise.resolve(true) : watched.withdraw();
    return withdrawal;
  };
  const begins = decide();
  return {
    item,
    attempt: spec.attempt,
    known: begins.then(async () => (isBegun ? (await watched.ended).outcome : 'cancelled')),
    done: recordAll(),
    isToBeStartedAgain: () => isBegun && watched.isToBeStartedAgain(),
    stop: watched.stop,
    on: () => watched,
    withdraw,
  };

  /** Whether it begins; known as soon as the outcome before it is, but where it was taken back or that outcome is unknown. */
  async function decide(): Promise<boolean> {
    const outcome = await before.known;
    isHeld = outcome !== 'passed' && outcome !== 'unknown';
    if (isHeld) return false;
    isBegun = (outcome === 'passed' && withdrawal === null) || !(await withdraw());
    return isBegun;
  }

  async function recordAll(): Promise<Outcome> {
    if (await begins) {
      begun.resolve();
      // Its outcome may be known already, and shares the flush.
      const started = session.append({ type: 'item.started', ...intent });
      const [outcome] = await Promise.all([record(kept), started]);
      return outcome;
    }
    const [outcome] = await Promise.all([before.known, watched.ended]);
    if (outcome === 'passed' || outcome === 'unknown')
      await session.append({ type: 'item.withdrawn', item: item.id, attempt: spec.attempt });
    session.logs.delete(session.outputFile(spec.item, spec.attempt, spec.host));
    return 'cancelled';
  }
}

async function record({ session, item, spec, watched }: Kept): Promise<Outcome> {
  const result = await watched.ended;
  await session.append({
    type: 'item.ended',
    item: item.id,
    attempt: spec.attempt,
    ...endingOf(result),
  });
  watched.recorded(result);
  if (result.outcome === 'passed' && item.kind === 'check') await session.tickDocument(item.id, true);
  await settleBoxes(session);
  return result.outcome;
}
