import type { WorkItem } from '../../../shared/plan/work.ts';
import { errorText } from '../../../shared/text/error-text.ts';
import { ignore } from '../../lib/ignore.ts';
import { failedStart } from '../../transport/failed-start.ts';
import type { AttemptSpec, AttemptTransport, OutputSink, RunningAttempt } from '../../transport/transport.ts';
import { timeoutOf } from '../command/timeouts.ts';
import * as words from '../run-words.ts';
import { OutputLog } from '../session/output-log.ts';
import type { RunSession } from '../session/run-session.ts';
import { classifyOutcome, type Judgement, type StopReason } from './classify-outcome.ts';
import { maskEverything, SecretMask } from './mask-secrets.ts';

/** How a watched attempt ended, as the journal wants it. */
export interface AttemptResult extends Judgement {
  readonly durationMs: number;
  readonly outputBytes: number;
  readonly outputSha256: string;
}

/** One attempt on one host, under way in this process. */
export interface WatchedAttempt {
  readonly log: OutputLog;
  /** Settles when the attempt has ended; its outcome is not in the journal yet. */
  readonly ended: Promise<AttemptResult>;
  stop(cause: StopReason): void;
  input(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  /** Call once the outcome is in the journal: what the attempt left on its target can go. */
  recorded(result: AttemptResult): void;
  /** Once it has ended: see {@link Judgement}. */
  isToBeStartedAgain(): boolean;
  /** Sends another attempt ahead of this one's end, see {@link RunningAttempt.sendBehind}; null where nothing can be. */
  readonly sendBehind: RunningAttempt['sendBehind'] | null;
  /** Of one that was sent ahead: see {@link RunningAttempt.withdraw}. */
  withdraw(): Promise<boolean>;
}

/** An attempt, or its part on one host: what runs, and by which transport. */
export interface AttemptPart {
  readonly session: RunSession;
  readonly item: WorkItem;
  readonly transport: AttemptTransport;
  readonly spec: AttemptSpec;
}

/** An attempt that is sent ahead: how, and what settles once it has begun. */
export interface Ahead {
  readonly send: NonNullable<RunningAttempt['sendBehind']>;
  readonly begun: Promise<unknown>;
}

/** Starts an attempt whose intent is in the journal. One that is sent ahead has its time from the moment it has begun. */
export function startWatched(part: AttemptPart, ahead: Ahead | null = null): WatchedAttempt {
  const { session, item, transport, spec } = part;
  const log = openLog(session, spec);
  const mask = new SecretMask(Object.values(spec.secrets), log.write);
  const running = beginSafely(() => {
    if (ahead !== null) return ahead.send(spec, mask.write);
    return item.follow ? startFollow(part, mask.write) : transport.start(spec, mask.write);
  });
  return watch(part, { running, log, mask, startedAt: Date.now(), begun: ahead?.begun ?? null });
}

/** A start that throws has started nothing: the attempt has failed, and its outcome is not in doubt. */
function beginSafely(start: () => RunningAttempt): RunningAttempt {
  try {
    return start();
  } catch (error) {
    return { done: Promise.resolve(failedStart(error)), cancel: () => undefined };
  }
}

/** Takes up an attempt whose intent is in the journal and whose outcome is not; `startedAt` is epoch ms. */
export function attachWatched(part: AttemptPart, startedAt: number): WatchedAttempt {
  const { session, item, transport, spec } = part;
  const log = openLog(session, spec);
  const sink = session.secrets.areComplete ? log.write : maskEverything(log.write);
  const mask = new SecretMask(Object.values(spec.secrets), sink);
  const running = item.follow
    ? {
        done: Promise.resolve({ exit: null, reason: words.followerEnded }),
        cancel: () => undefined,
      }
    : transport.attach(spec, log.bytes, mask.write, startedAt);
  return watch(part, { running, log, mask, startedAt, begun: null });
}

function openLog(session: RunSession, { item, attempt, host }: AttemptSpec): OutputLog {
  const file = session.outputFile(item, attempt, host);
  const log = new OutputLog(file);
  session.logs.set(file, log);
  return log;
}

function startFollow({ session, transport, spec }: AttemptPart, sink: OutputSink): RunningAttempt {
  const opening = transport.follow(spec.command, sink, {
    run: session.run,
    shell: spec.shell,
    env: spec.env,
  });
  return {
    done: opening.then((stream) => stream.done),
    cancel: () =>
      ignore(
        opening.then((stream) => stream.close()),
        'a stream that did not open needs no closing',
      ),
  };
}

/** What is under way of an attempt. `startedAt` is epoch ms. */
interface UnderWay {
  readonly running: RunningAttempt;
  readonly log: OutputLog;
  readonly mask: SecretMask;
  readonly startedAt: number;
  /** Settles when an attempt that was sent ahead has begun; null where it has. */
  readonly begun: Promise<unknown> | null;
}

function watch(
  { session, item, spec, transport }: AttemptPart,
  { running, log, mask, startedAt, begun }: UnderWay,
): WatchedAttempt {
  let cause: StopReason | null = null;
  const stop = (first: StopReason): void => {
    if (cause !== null) return;
    cause = first;
    running.cancel({ byPerson: first.outcome === 'cancelled' });
  };
  let elapsed = stopwatch(startedAt);
  let timer = begun === null ? limitTime(session, item, startedAt, stop) : undefined;
  let isOver = false;
  let isAgain = false;
  begun?.then(
    () => {
      if (isOver) return;
      elapsed = stopwatch(Date.now());
      timer = limitTime(session, item, Date.now(), stop);
    },
    () => undefined,
  );
  const ended = running.done
    .then(
      (end) => classifyOutcome(item, end, cause),
      (error: unknown): Judgement => ({
        outcome: 'failed',
        exit: null,
        reason: errorText(error),
      }),
    )
    .then((judgement): AttemptResult => {
      isOver = true;
      isAgain = judgement.isToBeStartedAgain === true;
      clearTimeout(timer);
      mask.flush();
      const { bytes, sha256 } = log.end();
      return { ...judgement, durationMs: elapsed(), outputBytes: bytes, outputSha256: sha256 };
    });
  return {
    log,
    ended,
    stop,
    input: (bytes) => running.input?.(bytes),
    resize: (cols, rows) => running.resize?.(cols, rows),
    isToBeStartedAgain: () => isAgain,
    sendBehind: running.sendBehind ?? null,
    withdraw: () => running.withdraw?.() ?? Promise.resolve(false),
    recorded: ({ outcome }) => {
      session.logs.delete(session.outputFile(spec.item, spec.attempt, spec.host));
      // What cannot be known stays on the target as evidence; everything else is recorded and can go.
      if (outcome !== 'unknown' && !item.follow) transport.forget(spec);
    },
  };
}

function limitTime(
  session: RunSession,
  item: WorkItem,
  startedAt: number,
  stop: (cause: StopReason) => void,
): NodeJS.Timeout | undefined {
  // A verification ends itself at its deadline; the limit behind it only catches a try that hangs.
  const limit = timeoutOf(item, session.sidecar) * (item.verify ? 2 : 1);
  if (limit === 0) return undefined;
  const timer = setTimeout(
    () => stop({ outcome: 'timed-out', reason: words.timedOut(limit) }),
    Math.max(0, startedAt + limit - Date.now()),
  );
  timer.unref();
  return timer;
}

/** A result as the fields of the event that records it. */
export function endingOf({
  isToBeStartedAgain: _again,
  ...result
}: AttemptResult): Omit<AttemptResult, 'reason' | 'isToBeStartedAgain'> & { reason?: string } {
  const { reason, ...rest } = result;
  return reason === null ? rest : { ...rest, reason };
}

/** Milliseconds since a moment (epoch ms), by a clock that does not jump from here on. */
export function stopwatch(startedAt: number): () => number {
  const before = Math.max(0, Date.now() - startedAt);
  const since = performance.now();
  return () => Math.round(before + performance.now() - since);
}
