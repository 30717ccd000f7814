import { basename } from 'node:path';
import type { Outcome } from '../../shared/outcome.ts';
import { nextAttempt } from '../../shared/run-state.ts';
import type { WorkItem } from '../../shared/work.ts';
import { EngineError } from '../engine-error.ts';
import { fillPlaceholders, isSet, variableOf } from '../plan/placeholders.ts';
import type { AttemptEnd, AttemptSpec, RunningAttempt, Transport } from '../transport/transport.ts';
import { OutputLog } from './output-log.ts';
import type { RunSession } from './run-session.ts';
import { timeoutOf } from './timeouts.ts';
import { verificationCommand } from './verification.ts';

/** What ended an attempt early. The first cause stands: a kill that follows a timeout does not rename it. */
type Cause = { readonly outcome: 'cancelled' | 'timed-out'; readonly reason: string };

/** An attempt under way in this process. */
export interface LiveAttempt {
  readonly item: WorkItem;
  readonly attempt: number;
  readonly log: OutputLog;
  readonly done: Promise<Outcome>;
  stop(cause: Cause): void;
  input(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
}

/** The target an item runs on; throws what a person has to do when it is not decided. */
export function targetOf(session: RunSession, item: WorkItem): string {
  const target = session.placement[item.id];
  if (target !== null && target !== undefined) return target;
  throw new EngineError(
    'NOT_NOW',
    `Where "${item.title}" runs is not decided.`,
    'Choose its target in the review; it is kept in the sidecar.',
  );
}

/** The command with every value filled in; throws the names of those that are missing. */
export function commandOf(session: RunSession, item: WorkItem): string {
  if (item.command === undefined)
    throw new EngineError('BAD_INPUT', `"${item.title}" has no command; a person ticks it.`);
  const values = valuesOf(session);
  const missing = item.placeholders.filter((name) => !isSet(name, values, session.sidecar));
  if (missing.length > 0) {
    throw new EngineError(
      'NOT_NOW',
      `"${item.title}" needs a value for ${missing.join(', ')}. Nothing was started.`,
      'Give it in the review, or under `values` in the sidecar.',
    );
  }
  if (/[\u202a-\u202e\u2066-\u2069]/.test(item.command)) {
    throw new EngineError(
      'BAD_INPUT',
      `"${item.title}" holds invisible direction marks that make it read differently from what it does. It was not run.`,
      'Remove them from the document.',
    );
  }
  return fillPlaceholders(item.command, values);
}

function valuesOf(session: RunSession): Readonly<Record<string, string>> {
  return { ...session.sidecar.values, ...session.state.values };
}

/** Variables of every command: the sidecar's, and values given for `$NAME` placeholders. */
export function envOf(session: RunSession): Readonly<Record<string, string>> {
  const fromValues = Object.entries(valuesOf(session)).flatMap(([name, value]) => {
    const variable = variableOf(name);
    return variable === null ? [] : [[variable, value] as const];
  });
  return { ...session.sidecar.env, ...Object.fromEntries(fromValues), SLIPWAY_RUN: session.run };
}

function specOf(session: RunSession, item: WorkItem, attempt: number, command: string): AttemptSpec {
  const timeout = timeoutOf(item, session.sidecar);
  return {
    run: session.run,
    item: item.id,
    attempt,
    command: item.verify ? verificationCommand(command, timeout) : command,
    env: envOf(session),
    cwd: null,
    section: item.phase === '' ? 'top' : item.phase,
    readOnly: item.verify,
  };
}

/**
 * Starts one attempt: intent to the journal, then the effect, then the outcome to the journal.
 * Resolves as soon as the intent is durable; `done` settles with the recorded outcome.
 */
export async function startItem(session: RunSession, item: WorkItem): Promise<LiveAttempt> {
  const command = commandOf(session, item);
  const transport = session.targets.get(targetOf(session, item));
  const attempt = nextAttempt(session.state, item.id);
  const spec = specOf(session, item, attempt, command);
  await session.append({
    type: 'item.started',
    item: item.id,
    attempt,
    target: transport.target,
    command,
    timeoutMs: timeoutOf(item, session.sidecar),
    ...(transport.durable && !item.follow ? { dir: transport.dirOf(spec) } : {}),
  });
  const log = new OutputLog(session.outputFile(item.id, attempt));
  const running = item.follow ? startFollow(session, transport, spec, log) : transport.start(spec, log.write);
  return watch(session, item, spec, transport, running, log, Date.now());
}

/** Takes up an attempt whose intent is in the journal and whose outcome is not. */
export function attachItem(
  session: RunSession,
  item: WorkItem,
  attempt: number,
  startedAt: number,
  target: string,
  command: string,
): LiveAttempt {
  const transport = session.targets.get(target);
  const spec = specOf(session, item, attempt, command);
  const log = new OutputLog(session.outputFile(item.id, attempt));
  const running = item.follow
    ? {
        done: Promise.resolve({ exit: null, reason: 'the console that followed it ended' }),
        cancel: () => undefined,
      }
    : transport.attach(spec, log.bytes, log.write);
  return watch(session, item, spec, transport, running, log, startedAt);
}

function startFollow(
  session: RunSession,
  transport: Transport,
  spec: AttemptSpec,
  log: OutputLog,
): RunningAttempt {
  const cwd = transport.target === 'local' ? null : `"$HOME/.slipway/${session.run}/work"`;
  const opening = transport.follow(spec.command, log.write, { cwd, env: spec.env });
  return {
    done: opening.then((stream) => stream.done),
    cancel: () => void opening.then((stream) => stream.close()).catch(() => undefined),
  };
}

function watch(
  session: RunSession,
  item: WorkItem,
  spec: AttemptSpec,
  transport: Transport,
  running: RunningAttempt,
  log: OutputLog,
  startedAt: number,
): LiveAttempt {
  const key = `${item.id}.${spec.attempt}`;
  session.logs.set(key, log);
  let cause: Cause | null = null;
  const stop = (first: Cause): void => {
    if (cause !== null) return;
    cause = first;
    running.cancel();
  };
  // A verification ends itself at its deadline; the limit behind it only catches a try that hangs.
  const limit = timeoutOf(item, session.sidecar) * (item.verify ? 2 : 1);
  const timer =
    limit === 0
      ? undefined
      : setTimeout(
          () => stop({ outcome: 'timed-out', reason: `no end within ${Math.round(limit / 1_000)} s` }),
          Math.max(0, startedAt + limit - Date.now()),
        );
  timer?.unref();
  const done = running.done.then(
    (end) => record(judge(item, end, cause)),
    (error: unknown) =>
      record({
        outcome: 'failed',
        exit: null,
        reason: error instanceof Error ? error.message : String(error),
      }),
  );
  return {
    item,
    attempt: spec.attempt,
    log,
    done,
    stop,
    input: (bytes) => running.input?.(bytes),
    resize: (cols, rows) => running.resize?.(cols, rows),
  };

  async function record(result: Judgement): Promise<Outcome> {
    clearTimeout(timer);
    const { bytes, sha256 } = log.end();
    await session.append({
      type: 'item.ended',
      item: item.id,
      attempt: spec.attempt,
      outcome: result.outcome,
      exit: result.exit,
      durationMs: Math.max(0, Date.now() - startedAt),
      outputBytes: bytes,
      outputSha256: sha256,
      ...(result.reason === null ? {} : { reason: result.reason }),
    });
    session.logs.delete(key);
    // What cannot be known stays on the target as evidence; everything else is recorded and can go.
    if (result.outcome !== 'unknown' && !item.follow) transport.forget(spec);
    if (result.outcome === 'passed' && item.kind === 'check') await session.tickDocument(item.id, true);
    return result.outcome;
  }
}

interface Judgement {
  readonly outcome: Outcome;
  readonly exit: number | null;
  readonly reason: string | null;
}

/** The outcome of an attempt from how it ended and what was done to it. */
export function judge(
  item: Pick<WorkItem, 'follow' | 'command'>,
  end: AttemptEnd,
  cause: Cause | null,
): Judgement {
  if (item.follow) {
    return cause !== null || end.exit === 0
      ? { outcome: 'passed', exit: end.exit, reason: 'no longer followed' }
      : {
          outcome: 'failed',
          exit: end.exit,
          reason:
            end.reason ??
            `${basename(item.command?.split(' ')[0] ?? '')} ended by itself with status ${end.exit}`,
        };
  }
  if (end.exit === 0) return { outcome: 'passed', exit: 0, reason: null };
  if (end.exit === null)
    return { outcome: 'unknown', exit: null, reason: end.reason ?? 'its outcome cannot be known' };
  if (cause !== null) return { outcome: cause.outcome, exit: end.exit, reason: cause.reason };
  return { outcome: 'failed', exit: end.exit, reason: explainExit(end.exit) };
}

function explainExit(exit: number): string {
  if (exit === 127) return 'exit 127: a command was not found there';
  if (exit === 126) return 'exit 126: a file there may not be executed';
  if (exit === 97) return 'exit 97: the working directory could not be entered';
  return exit > 128 ? `ended by signal ${exit - 128}` : `exit ${exit}`;
}
