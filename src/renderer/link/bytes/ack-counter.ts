import { ackEveryBytes } from '../../../shared/wire/stream-frame.ts';

/**
 * Counts the bytes a terminal has parsed and says when to acknowledge them: in portions, so that acknowledgments stay rare, and
 * only after parsing, so that the host keeps pace with the screen and not with the socket.
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
