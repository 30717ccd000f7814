import type { Client } from 'ssh2';
import { errorText } from '../../../../shared/text/error-text.ts';
import { backoffMs } from '../../../../shared/time/backoff.ts';
import { sleep } from '../../../../shared/time/sleep.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import { settled } from '../../../lib/ignore.ts';
import {
  attachCommand,
  cancelCommand,
  type DurableEnd,
  startInput,
  withdrawCommand,
} from '../../durable/durable-step.ts';
import type { DurableStream } from '../../durable/durable-stream.ts';
import { remoteAttempt } from '../../remote-layout.ts';
import type { AttemptEnd, AttemptSpec, OutputSink, RunningAttempt } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { NoReplyError } from '../channel/in-time.ts';
import { patienceOf } from '../channel/session-options.ts';
import type { SpareChannel } from '../channel/spare-channel.ts';
import { ChannelRefusedError } from '../channel/ssh-channel.ts';
import { StartLane } from '../channel/start-lane.ts';
import { needsPerson } from '../connect/connect-errors.ts';
import type { SshConnection } from '../connect/ssh-connection.ts';
import { AnswerReading } from './answer-reading.ts';
import { judgeEnd } from './judge-end.ts';
import { OtherAnswers } from './other-answers.ts';
import { sendStop, tellServer } from './send-stop.ts';
import { ServerSilence } from './server-silence.ts';

/** A server whose channel broke is asked again this often. */
const refusalsBorne = 5;
/** A start waits for room on a server whose sessions are taken (MaxSessions) this often. */
const fullBorne = 30;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/** A step that has not ended by then is followed, in ms; most have. */
const showAfterMs = 250;

type Begin =
  | { readonly kind: 'start'; readonly spare: SpareChannel }
  /** One that is sent ahead of the end of another, and begins only where that ends with 0. */
  | { readonly kind: 'behind'; readonly before: Drive; readonly spare: SpareChannel }
  /** One that was started by whoever wrote its intent, at `startedAt` (epoch ms); `offset` bytes of it are kept already. */
  | {
      readonly kind: 'attach';
      readonly offset: number;
      readonly startedAt: number;
      readonly spare: SpareChannel;
    };

/** Starts or attaches, and comes back after every loss of the connection until the outcome is known. */
export function driveAttempt(
  connection: SshConnection,
  spec: AttemptSpec,
  sink: OutputSink,
  begin: Begin,
): RunningAttempt {
  const drive = new Drive(connection, spec, sink, begin);
  let stopped = false;
  return {
    done: drive.end.then((end) => (end.exit === null || !stopped ? end : { ...end, reason: 'interrupted' })),
    cancel: (how) => {
      if (stopped) return;
      stopped = true;
      void drive.cancel(how?.byPerson === true);
    },
    sendBehind: (next, nextSink) =>
      driveAttempt(connection, next, nextSink, { kind: 'behind', before: drive, spare: begin.spare }),
    withdraw: () => drive.withdraw(),
  };
}

class Drive {
  readonly spec: AttemptSpec;
  /** Settles when the outcome is known; rejects where nothing was started. */
  readonly end: Promise<AttemptEnd>;
  readonly #connection: SshConnection;
  readonly #lane = Promise.withResolvers<StartLane | null>();
  readonly #sink: OutputSink;
  readonly #begin: Begin;
  /** Whether a start may have reached the server; from then on only asking is safe. */
  #started: boolean;
  /** One that is not there when it is asked about is sealed, if its intent was recorded then (epoch ms); null where it may be started again. */
  #sealFrom: number | null;
  #received: number;
  #refusals = 0;
  #full = 0;
  readonly #others: OtherAnswers;
  readonly #silence = new ServerSilence();
  /** Aborted when the attempt is to end although the server cannot be asked about it. */
  readonly #givenUp = new AbortController();

  constructor(connection: SshConnection, spec: AttemptSpec, sink: OutputSink, begin: Begin) {
    this.#connection = connection;
    this.spec = spec;
    this.#sink = sink;
    this.#begin = begin;
    this.#started = begin.kind === 'attach';
    this.#received = begin.kind === 'attach' ? begin.offset : 0;
    this.#sealFrom = begin.kind === 'attach' ? begin.startedAt : null;
    this.#others = new OtherAnswers(connection.target);
    this.end = this.#followWhole();
  }

  /** Settles with the lane down which it was sent; with null where it never was, or not down one. */
  get lane(): Promise<StartLane | null> {
    return this.#lane.promise;
  }

  async #followWhole(): Promise<AttemptEnd> {
    try {
      const early = this.#begin.kind === 'behind' ? await this.#sendBehind(this.#begin.before) : null;
      return early ?? (await this.#follow());
    } finally {
      this.#lane.resolve(null);
    }
  }

  /**
   * Sends the start ahead of the end of another attempt, behind which it begins where that passes; gives its own end, or null once
   * the other has passed and this one is to be started, or asked about.
   */
  async #sendBehind(before: Drive): Promise<AttemptEnd | null> {
    const lane = await before.lane;
    if (lane?.last === remoteAttempt(before.spec)) {
      const reading = new AnswerReading((bytes) => this.#take(bytes));
      const input = startInput(this.spec, reading.nonce, before.spec);
      const sent = this.#send(lane, input, reading.stream).then(
        (isFree) => void (isFree && this.#begin.spare.put(lane)),
      );
      // The lane may hang where the one before it was killed with its shell: then only that one knows.
      await Promise.race([sent, settled(before.end, 'it is looked at below').then(() => sleep(showAfterMs))]);
      const { end } = reading.stream;
      reading.stream.mute();
      this.#started = end?.state !== 'held';
      const judged = end === null || end.state === 'held' ? null : this.#judge(end);
      if (judged !== null) return judged;
    }
    const ended = await before.end.catch(() => null);
    if (ended?.exit === 0) return null;
    if (ended === null || ended.exit !== null || ended.neverBegan === true)
      return { exit: null, reason: words.notBegunBehind, neverBegan: true };
    // Only there it can be learned whether the one before it has passed.
    this.#started = true;
    this.#sealFrom = Date.now();
    return null;
  }

  async #follow(): Promise<AttemptEnd> {
    for (;;) {
      if (this.#givenUp.signal.aborted) return this.#unstopped(words.noWord(this.#connection.target));
      const reached = await this.#reach();
      if (reached === null) continue;
      if ('exit' in reached) return reached;
      const end = await this.#ask(reached.client);
      if (end !== null) return end;
      if (this.#refusals > refusalsBorne) return { exit: null, reason: words.notAsked };
    }
  }

  /** A connection to ask on; an end where there will be none; null where a person has acted and it is to be tried again. */
  async #reach(): Promise<{ readonly client: Client } | AttemptEnd | null> {
    try {
      return { client: await (this.#started ? this.#connection.clientAgain() : this.#connection.client()) };
    } catch (error) {
      // Before the start nothing has happened: that is a failure, not an unknown outcome.
      if (!this.#started) throw error;
      if (!needsPerson(error)) return { exit: null, reason: errorText(error) };
      // The step keeps running there, and its outcome can be asked once the server accepts us again: nothing is made up until then.
      await this.#connection.waitUntilRetryAllowed(this.#givenUp.signal);
      return this.#givenUp.signal.aborted ? this.#unstopped(errorText(error)) : null;
    }
  }

  #unstopped(why: string): AttemptEnd {
    return { exit: null, reason: words.notStopped(this.#connection.target, why) };
  }

  /** Stops the step there. Where the server refuses us that cannot be done, and the attempt ends without an outcome. */
  async cancel(byPerson: boolean): Promise<void> {
    if (byPerson) this.#connection.allowRetryAfterRefusal();
    await sendStop(
      () => tellServer(this.#connection, cancelCommand(this.spec)),
      () => this.#givenUp.abort(),
    );
  }

  /** Sees to it that it does not begin there, unless it has; true where it does not. */
  async withdraw(): Promise<boolean> {
    // Where the server cannot be asked, its end tells whether it began.
    const said = await tellServer(this.#connection, withdrawCommand(this.spec)).catch(() => '');
    return said.trim() === 'never';
  }

  /** One channel's worth of asking; null when it has to be asked again. */
  async #ask(client: Client): Promise<AttemptEnd | null> {
    if (!(await this.#silence.bear(client))) return this.#unheard();
    const reading = new AnswerReading((bytes) => this.#take(bytes));
    const before = this.#received;
    const starts = !this.#started;
    const lane = await this.#listen(client, reading).catch((error: unknown) =>
      this.#judgeFailure(client, error),
    );
    if (lane === null || !(lane instanceof StartLane)) return lane;
    const { stream } = reading;
    if (stream.end !== null) return this.#judge(stream.end);
    const exit = lane.exit();
    if (exit !== null) {
      // What came is not the step's: where its output was read up to has not changed.
      this.#received = before;
      return this.#others.judge(exit.code, reading.heard, starts);
    }
    // The end of a start is not waited for.
    if (!starts) this.#silence.note(client, stream.isHeard || !lane.isOpen ? 'closed' : 'mute');
    return null;
  }

  /** Starts, or attaches, and takes in what comes of it until that ends. */
  async #listen(client: Client, { nonce, stream, hear }: AnswerReading): Promise<StartLane> {
    const starts = !this.#started;
    const lane = starts
      ? await this.#begin.spare.take(client)
      : await StartLane.open(client, this.#attachCommand(nonce));
    this.#started = true;
    const listened = lane.hear(hear);
    const abandon = (): void => lane.abandon();
    this.#givenUp.signal.addEventListener('abort', abandon);
    const isFree = await this.#send(lane, starts ? startInput(this.spec, nonce) : null, stream);
    this.#givenUp.signal.removeEventListener('abort', abandon);
    listened();
    if (isFree) this.#begin.spare.put(lane);
    return lane;
  }

  /** No channel could be opened. */
  async #judgeFailure(client: Client, error: unknown): Promise<AttemptEnd | null> {
    if (error instanceof ChannelRefusedError) return this.#waitForRoom(error);
    if (error instanceof NoReplyError) {
      this.#silence.note(client, 'mute');
      return null;
    }
    // The request may have reached the server before the line went: from here on only asking is safe.
    this.#started = true;
    this.#refusals += 1;
    if (this.#refusals > refusalsBorne) return { exit: null, reason: errorText(error) };
    await sleep(backoffMs(backoff, this.#refusals));
    return null;
  }

  /** A server that says nothing any more. Throws where nothing was sent to it yet. */
  #unheard(): AttemptEnd {
    const { target } = this.#connection;
    const reason = words.noWord(target);
    if (this.#started) return { exit: null, reason };
    throw new EngineError('UNREACHABLE', words.notStarted(target, reason), words.noReplyHint);
  }

  #take(bytes: Uint8Array): void {
    this.#received += bytes.length;
    this.#sink(bytes);
  }

  /** Sends a start, or (null) only listens; true once the lane is free for another. */
  #send(lane: StartLane, input: string | null, stream: DurableStream): Promise<boolean> {
    const sent = lane.send({
      name: remoteAttempt(this.spec),
      input: input ?? '',
      stream,
      // The lane of a start tells the end only: a step that lasts is followed by attaching to it.
      patienceMs: input === null ? patienceOf(lane.client) : showAfterMs,
      keeps: input !== null && this.spec.host === null,
    });
    if (input !== null) this.#lane.resolve(lane);
    return sent;
  }

  /** A refused channel has carried nothing: a start that gets none has not started, and one that has started is asked again. */
  async #waitForRoom(error: ChannelRefusedError): Promise<null> {
    this.#begin.spare.giveUp();
    this.#full += 1;
    if (!this.#started && this.#full > fullBorne) throw error;
    await sleep(backoffMs(backoff, this.#full));
    return null;
  }

  #attachCommand(nonce: string): string {
    const age = this.#sealFrom === null ? null : Math.max(0, Date.now() - this.#sealFrom);
    return attachCommand(this.spec, this.#received, nonce, age);
  }

  #judge(end: DurableEnd): AttemptEnd | null {
    const judged = judgeEnd(end, this.#received, this.#connection.target);
    if (judged !== 'absent') return judged;
    // It never began. Starting is safe even so: whoever makes the attempt's directory first runs it, alone.
    this.#refusals += 1;
    if (this.#sealFrom === null) this.#started = false;
    return this.#refusals > refusalsBorne ? { exit: null, reason: end.reason } : null;
  }
}
