/**
 * Handshakes at once with one server. A default sshd (MaxStartups 10:30:100) begins to drop connections when ten are not
 * authenticated yet, and a bastion is one server to all who pass it.
 */
const atOnce = 8;

/** Lets a bounded number of handshakes a server go on at the same time; the others wait for their turn, in order. */
export class HandshakeLimiter {
  readonly #inside = new Map<string, number>();
  readonly #waiting = new Map<string, (() => void)[]>();

  /** Runs `handshake` when the turn of `server` has come. */
  async take<T>(server: string, handshake: () => Promise<T>): Promise<T> {
    await this.#enter(server);
    try {
      return await handshake();
    } finally {
      this.#leave(server);
    }
  }

  #enter(server: string): Promise<void> {
    const inside = this.#inside.get(server) ?? 0;
    if (inside < atOnce) {
      this.#inside.set(server, inside + 1);
      return Promise.resolve();
    }
    return new Promise((resolve) => {
      this.#waiting.set(server, [...(this.#waiting.get(server) ?? []), resolve]);
    });
  }

  /** Hands the place to whoever waits longest, else gives it back. */
  #leave(server: string): void {
    const [next, ...others] = this.#waiting.get(server) ?? [];
    if (others.length > 0) this.#waiting.set(server, others);
    else this.#waiting.delete(server);
    if (next !== undefined) {
      next();
      return;
    }
    const inside = (this.#inside.get(server) ?? 1) - 1;
    if (inside === 0) this.#inside.delete(server);
    else this.#inside.set(server, inside);
  }
}
