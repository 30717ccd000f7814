import { ackEveryBytes } from '../../../shared/wire/stream-frame.ts';

/**
 * Counts bytes a terminal has consumed and says when to acknowledge: in portions, so that acks stay rare,
 * and never before the bytes were parsed, so that the host's window follows the screen and not the socket.
 */
export class AckCounter {
  #pending = 0;
  readonly #send: (bytes: number) => void;

  constructor(send: (bytes: number) => void) {
    this.#send = send;
  }

  /** Notes consumed bytes; sends an ack once a portion is full. */
  consumed(bytes: number): void {
    this.#pending += bytes;
    if (this.#pending >= ackEveryBytes) this.flush();
  }

  /** Acknowledges what is left, if anything. */
  flush(): void {
    if (this.#pending === 0) return;
    this.#send(this.#pending);
    this.#pending = 0;
  }
}
