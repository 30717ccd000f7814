import { isLineEnd, sizeOf, takeBytes, takeLines } from './flood-bytes.ts';

/** What a feed needs of a terminal. `done` is called once the data is parsed, in the order of the writes. */
export interface FeedTerminal {
  write(data: Uint8Array | string, done?: () => void): void;
}

export interface FeedEvents {
  /** So many bytes were parsed since the last call. */
  onParsed(bytes: number): void;
  /** Everything that was pushed is parsed. */
  onDrained(): void;
}

/** Target duration of one turn of parsing, in ms. Above 12, the terminal yields with a slow timer. */
const turnMs = 10;
/** The size of the first turn and its bounds, in bytes. */
const firstTurnBytes = 128 * 1024;
const leastTurnBytes = 16 * 1024;
const mostTurnBytes = 1024 * 1024;
/** This many bytes waiting behind a turn are a flood. */
const floodBytes = 32 * 1024;
/** How long drawing is paused during a flood, in ms. Nobody reads more screens per second than that allows. */
const holdMs = 50;
/** Synchronized output (DEC private mode 2026): between these the terminal parses and does not draw. */
const hold = '\x1b[?2026h';
const release = '\x1b[?2026l';

/**
 * Feeds bytes to a terminal in turns that leave the window free in between. During a flood it also pauses drawing, so that the
 * time goes into parsing. Drawing pauses and resumes only after a line end, where no character and no escape sequence can be cut
 * in two; without a further line end, the terminal draws by itself after a second.
 */
export class TerminalFeed {
  readonly #terminal: FeedTerminal;
  readonly #events: FeedEvents;
  readonly #now: () => number;
  /** A message starts the next turn without a timer's delay. */
  readonly #turns = new MessageChannel();
  readonly #queue: Uint8Array[] = [];
  #busy = false;
  #turnBytes = firstTurnBytes;
  #atLineEnd = true;
  #heldSince: number | null = null;
  /** A pause right after a resume would skip the drawing in between. */
  #drawn = true;

  constructor(terminal: FeedTerminal, events: FeedEvents, now: () => number = () => performance.now()) {
    this.#terminal = terminal;
    this.#events = events;
    this.#now = now;
    this.#turns.port1.onmessage = () => this.#turn();
  }

  push(bytes: Uint8Array): void {
    if (bytes.length === 0) return;
    this.#queue.push(bytes);
    if (this.#busy) return;
    this.#busy = true;
    this.#turn();
  }

  /** Called after the terminal has drawn. */
  noteDrawn(): void {
    this.#drawn = true;
  }

  dispose(): void {
    this.#queue.length = 0;
    this.#turns.port1.close();
  }

  #turn(): void {
    const since = this.#now();
    const isFlood = this.#heldSince !== null || sizeOf(this.#queue) > this.#turnBytes;
    const pieces = (isFlood ? takeLines : takeBytes)(this.#queue, this.#turnBytes);
    const bytes = sizeOf(pieces);
    const writes = this.#withHold(pieces, since);
    writes.forEach((data, index) => {
      const isLast = index === writes.length - 1;
      this.#terminal.write(data, isLast ? () => this.#ended(bytes, this.#now() - since) : undefined);
    });
  }

  /** The pieces, with drawing paused before them or resumed after them. */
  #withHold(pieces: readonly Uint8Array[], now: number): readonly (Uint8Array | string)[] {
    const startsLine = this.#atLineEnd;
    this.#atLineEnd = isLineEnd(pieces.at(-1)?.at(-1));
    const goesOn = sizeOf(this.#queue) >= floodBytes;
    if (this.#heldSince === null) {
      if (!goesOn || !this.#drawn || !startsLine) return pieces;
      this.#heldSince = now;
      return [hold, ...pieces];
    }
    if (!this.#atLineEnd || (goesOn && now - this.#heldSince < holdMs)) return pieces;
    this.#heldSince = null;
    this.#drawn = false;
    return [...pieces, release];
  }

  #ended(bytes: number, ms: number): void {
    const wanted = bytes * (turnMs / Math.max(ms, 0.1));
    this.#turnBytes = Math.min(mostTurnBytes, Math.max(leastTurnBytes, wanted));
    this.#events.onParsed(bytes);
    if (this.#queue.length > 0) this.#turns.port2.postMessage(null);
    else {
      this.#busy = false;
      this.#events.onDrained();
    }
  }
}
