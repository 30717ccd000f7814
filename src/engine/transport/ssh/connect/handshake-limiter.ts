import pLimit, { type LimitFunction } from 'p-limit';

/**
 * Handshakes at once with one server. A default sshd (MaxStartups 10:30:100) begins to drop connections when ten are not
 * authenticated yet, and a bastion is one server to all who pass it.
 */
const atOnce = 8;

/** Lets a bounded number of handshakes a server run at the same time; the others wait for their turn, in order. */
export class HandshakeLimiter {
  readonly #limits = new Map<string, LimitFunction>();

  /** Runs `handshake` when the turn of `server` has come. */
  take<T>(server: string, handshake: () => Promise<T>): Promise<T> {
    const limit = this.#limits.get(server) ?? pLimit(atOnce);
    this.#limits.set(server, limit);
    return limit(handshake);
  }
}
