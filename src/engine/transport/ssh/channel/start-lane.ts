import type { Client } from 'ssh2';
import { startCommand } from '../../durable/durable-step.ts';
import type { DurableStream } from '../../durable/durable-stream.ts';
import { type ExecChannel, openExec, openTold } from './ssh-channel.ts';

/** One start that a lane carries. */
export interface LaneStart {
  /** The attempt's name on the server. */
  readonly name: string;
  /** What start.sh reads. */
  readonly input: string;
  readonly stream: DurableStream;
  /**
   * So long it is waited for, once its turn has come, beyond what the line takes, in ms; then whoever sent it follows it on a channel of
   * its own. An attach that has said that it is there is waited for as long as it takes.
   */
  readonly patienceMs: number;
  /** Whether more may come down the lane behind it. */
  readonly keeps: boolean;
}

interface Part extends LaneStart {
  readonly settle: (isFree: boolean) => void;
  timer?: NodeJS.Timeout;
}

/**
 * The channel of a start (scripts/durable/start.sh), down which one start may follow the other: behind the end of the one before
 * it, or ahead of that end, on the condition that it passes.
 */
export class StartLane {
  readonly client: Client;
  readonly #opened: ExecChannel;
  readonly #parts: Part[] = [];

  readonly #openedInMs: number;

  private constructor(client: Client, opened: ExecChannel, openedInMs: number) {
    this.client = client;
    this.#opened = opened;
    this.#openedInMs = openedInMs;
    const { channel } = opened;
    channel.on('data', (chunk: Buffer) => this.#take(chunk));
    channel.stderr.resume();
    channel.once('close', () => this.#close()).once('error', () => this.#close());
  }

  /** Opens one; `attach` is what it carries in place of starts, and is sent nothing behind it. */
  static async open(client: Client, attach: string | null = null): Promise<StartLane> {
    const since = performance.now();
    const opened = await (attach === null ? openExec(client, startCommand) : openTold(client, attach));
    return new StartLane(client, opened, performance.now() - since);
  }

  get isOpen(): boolean {
    return !this.#opened.channel.destroyed;
  }

  /** The name of the attempt that was sent last and has not ended; null where the lane is free. */
  get last(): string | null {
    return this.isOpen ? (this.#parts.at(-1)?.name ?? null) : null;
  }

  /** How the start script ended; null while it has not. */
  exit(): { readonly code: number | null } | null {
    return this.#opened.exit();
  }

  /** Hears what a login prints in place of the script, until told otherwise. */
  hear(listener: (bytes: Uint8Array) => void): () => void {
    const { stderr } = this.#opened.channel;
    stderr.on('data', listener);
    return () => void stderr.off('data', listener).resume();
  }

  /**
   * Sends a start and waits for its end, or as long as it has patience: the step does not notice when nobody waits. True where the
   * step has ended and the lane is free for another.
   */
  send(start: LaneStart): Promise<boolean> {
    const { channel } = this.#opened;
    return new Promise((settle) => {
      this.#parts.push({ ...start, settle });
      if (start.keeps) channel.write(start.input);
      else channel.end(start.input);
      if (this.#parts.length === 1) this.#begin();
      if (!this.isOpen) this.#close();
    });
  }

  /** Gives it the last input, and closes it: see {@link collect}. */
  get opened(): ExecChannel {
    return this.#opened;
  }

  end(): void {
    this.#opened.channel.end();
  }

  /** Waits for nothing more; what was begun goes on there. A server may never say that it has closed its side. */
  abandon(): void {
    this.#opened.channel.close();
    this.#close();
  }

  /** The turn of the first part has come. */
  #begin(): void {
    const [part] = this.#parts;
    if (part !== undefined)
      part.timer = setTimeout(() => this.#losePatience(part), part.patienceMs + this.#openedInMs);
  }

  #take(chunk: Buffer): void {
    for (
      let bytes = chunk, [part] = this.#parts;
      part !== undefined && bytes.length > 0;
      [part] = this.#parts
    ) {
      bytes = part.stream.push(bytes);
      if (part.stream.end === null) return;
      this.#parts.shift();
      clearTimeout(part.timer);
      const { state } = part.stream.end;
      const goesOn = (state === 'ended' || state === 'held') && part.keeps && this.isOpen;
      part.settle(goesOn && this.#parts.length === 0);
      if (!goesOn) this.end();
      this.#begin();
    }
  }

  /** What was sent behind it still waits for its end here. */
  #losePatience(part: Part): void {
    if (part.stream.isHeard) return;
    part.stream.mute();
    if (this.#parts.length === 1) this.#opened.channel.close();
    part.settle(false);
  }

  #close(): void {
    for (const part of this.#parts.splice(0)) {
      clearTimeout(part.timer);
      part.settle(false);
    }
  }
}
