import type { Client } from 'ssh2';
import { attempt } from '../../../../shared/lib/attempt.ts';
import { errorText } from '../../../../shared/text/error-text.ts';
import { backoffMs } from '../../../../shared/time/backoff.ts';
import type { Connection, ConnectionState } from '../../../../shared/wire/live.ts';
import type { Address } from '../../../journal/run-notes.ts';
import { EngineError } from '../../../lib/engine-error.ts';
import type { ExecResult } from '../../transport.ts';
import * as words from '../../transport-words.ts';
import { needsPerson } from './connect-errors.ts';
import { type Asked, type ConnectOptions, connectSsh, type SshLink } from './connect-ssh.ts';
import type { PreconnectedLinks } from './preconnected-links.ts';

/** Between two measured round trips, in ms. */
const pulseMs = 5_000;
/** A round trip that takes longer than this means the line is dead, whatever TCP believes. */
const deadMs = 15_000;
/** How a lost connection is asked for again. */
const backoff = { firstMs: 200, mostMs: 10_000, growth: 'double' } as const;

export interface SshConnectionOptions extends ConnectOptions {
  /** Where a connection may have been started before this one was asked for. */
  readonly ahead?: PreconnectedLinks | null;
}

/**
 * The one warm connection of a target. It is opened on first use, measured while it stands, and opened again by itself
 * after a loss for as long as somebody wants it; a refusal (host key, authentication) is final until a person acts.
 */
export class SshConnection {
  readonly target: string;
  readonly #destination: string;
  readonly #options: SshConnectionOptions;
  readonly #changed: (connection: Connection) => void;
  #link: SshLink | null = null;
  #answered: Asked | null = null;
  #opening: Promise<Client> | null = null;
  #state: ConnectionState = 'idle';
  #latencyMs: number | null = null;
  #reason: string | null = null;
  /** Since when somebody has wanted it in vain, epoch ms; null while it stands or nobody wants it. */
  #lostSince: number | null = null;
  #nextTryAt: number | null = null;
  /** What only a person can change; background work stays away while it stands. */
  #refusal: EngineError | null = null;
  #pulse: NodeJS.Timeout | undefined;
  #closed = false;
  readonly #waits = new Set<() => void>();

  constructor(
    target: string,
    destination: string,
    options: SshConnectionOptions,
    changed: (connection: Connection) => void,
  ) {
    this.target = target;
    this.#destination = destination;
    this.#options = options;
    this.#changed = changed;
  }

  get view(): Connection {
    const lost =
      this.#lostSince === null ? {} : { lost: { since: this.#lostSince, nextTryAt: this.#nextTryAt } };
    return {
      target: this.target,
      state: this.#state,
      latencyMs: this.#latencyMs,
      reason: this.#reason,
      ...lost,
    };
  }

  /** Where the host was reached, if it was and without any hop in between. */
  get address(): Address | null {
    const link = this.#link;
    if (link === null || link.kept === 'by-openssh' || link.host.jumps.length > 0) return null;
    return { hostname: link.host.hostname, port: link.host.port };
  }

  /** The answer to a command that was given to the server as soon as the connection stood; null where it was not. Once. */
  takeAnswer(command: string): Promise<ExecResult> | null {
    const asked = this.#link?.asked;
    if (asked?.command !== command || this.#answered === asked) return null;
    this.#answered = asked;
    return asked.answer;
  }

  /** The connected client; connects when there is none. One attempt: throws an EngineError that says why not. */
  client(): Promise<Client> {
    if (this.#closed) return Promise.reject(new EngineError('NOT_NOW', words.closed(this.target)));
    if (this.#link !== null) return Promise.resolve(this.#link.client);
    if (this.#refusal !== null) return Promise.reject(this.#refusal);
    this.#opening ??= this.#open().finally(() => {
      this.#opening = null;
    });
    return this.#opening;
  }

  /**
   * True after a refusal (host key, authentication). Nobody is knocked at again then, whoever wants to: every try may count
   * against an account or an address. Only a person's next action may, see {@link allowRetryAfterRefusal}.
   */
  get isRefused(): boolean {
    return this.#refusal !== null;
  }

  /** Like {@link client}, trying again after every loss; throws only for a refusal, a close or an abort. */
  async clientAgain(signal?: AbortSignal): Promise<Client> {
    for (let round = 1; ; round += 1) {
      try {
        return await this.client();
      } catch (error) {
        if (this.#closed || signal?.aborted === true || needsPerson(error)) throw error;
        const waitMs = backoffMs(backoff, round);
        this.#nextTryAt = Date.now() + waitMs;
        this.#set('reconnecting', errorText(error));
        await this.#wait(waitMs, signal);
        this.#nextTryAt = null;
      }
    }
  }

  /** Settles once a refusal no longer stands, because somebody has acted; on a close, and on an abort. */
  async waitUntilRetryAllowed(signal: AbortSignal): Promise<void> {
    while (this.#refusal !== null && !this.#closed && !signal.aborted) await this.#wait(null, signal);
  }

  /** Cuts waiting short, a refusal's too: a person acts, or the network came back. Whoever waits tries again, once. */
  nudge(): void {
    this.#refusal = null;
    for (const wake of this.#waits) wake();
  }

  /** The machine was asleep, or the network came back: whoever waits for a lost line tries now. A refusal stands: nobody has acted. */
  lookAgain(): void {
    if (!this.isRefused) this.nudge();
  }

  /** A person acts: a refusal that stands no longer keeps anybody from trying once more. */
  allowRetryAfterRefusal(): void {
    if (this.isRefused) this.nudge();
  }

  /** A person wants the connection now. One attempt: throws as {@link client} does. */
  async reconnect(): Promise<void> {
    this.nudge();
    await this.client();
  }

  close(): void {
    this.#closed = true;
    clearInterval(this.#pulse);
    this.#link?.end();
    this.#link = null;
    this.nudge();
    this.#set('closed', null);
  }

  async #open(): Promise<Client> {
    // Whoever waits shares what comes of it.
    this.nudge();
    this.#set(this.#state === 'reconnecting' ? 'reconnecting' : 'connecting', null);
    try {
      const begun = this.#options.ahead?.take(this.#destination, this.#options);
      const link = await (begun ?? connectSsh(this.target, this.#destination, this.#options));
      if (this.#closed) {
        link.end();
        throw new EngineError('NOT_NOW', words.closed(this.target));
      }
      this.#link = link;
      link.client.once('close', () => this.#lost(link, words.lost));
      link.client.setNoDelay(true);
      this.#set('connected', null);
      this.#startPulse(link);
      return link.client;
    } catch (error) {
      this.#refusal = needsPerson(error) ? error : null;
      this.#set(this.#refusal === null ? 'idle' : 'refused', errorText(error));
      throw error;
    }
  }

  #lost(link: SshLink, reason: string): void {
    if (this.#link !== link) return;
    clearInterval(this.#pulse);
    this.#link = null;
    this.#latencyMs = null;
    if (!this.#closed) this.#set('reconnecting', reason);
  }

  /**
   * A round trip that is the keepalive, the latency shown, and the proof of life in one. Of a connection that OpenSSH keeps it
   * proves that this ssh is alive, which asks the server by itself; its latency is not known.
   */
  #startPulse(link: SshLink): void {
    let waitingSince: number | null = null;
    const beat = (): void => {
      if (this.#link !== link) return;
      const now = performance.now();
      if (waitingSince !== null) {
        if (now - waitingSince > deadMs) {
          this.#lost(link, words.noAnswerFor(Math.round((now - waitingSince) / 1_000)));
          link.client.destroy();
        }
        return;
      }
      waitingSince = now;
      const onAnswer = (): void => {
        const tookMs = Math.max(0, Math.round((performance.now() - now) * 10) / 10);
        this.#latencyMs = link.kept === 'here' ? tookMs : null;
        waitingSince = null;
        if (this.#link === link) this.#set('connected', null);
      };
      const isAsked = attempt(() => {
        link.beat(onAnswer);
        return true;
      }, false);
      if (isAsked) return;
      // After a sleep the timer can fire before the socket reports that it is closed.
      this.#lost(link, words.lost);
      link.client.destroy();
    };
    beat();
    this.#pulse = setInterval(beat, pulseMs);
    this.#pulse.unref();
  }

  #set(state: ConnectionState, reason: string | null): void {
    this.#state = state;
    this.#reason = reason;
    if (state !== 'connected') this.#latencyMs = null;
    if (state === 'connected' || state === 'closed') this.#lostSince = null;
    else if (state === 'reconnecting') this.#lostSince ??= Date.now();
    this.#changed(this.view);
  }

  /** Waits so long, or with null until it is woken. */
  #wait(ms: number | null, signal?: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const wake = (): void => {
        clearTimeout(timer);
        this.#waits.delete(wake);
        signal?.removeEventListener('abort', wake);
        resolve();
      };
      const timer = ms === null ? undefined : setTimeout(wake, ms);
      this.#waits.add(wake);
      signal?.addEventListener('abort', wake);
    });
  }
}
