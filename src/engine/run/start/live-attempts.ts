import type { LiveAttempt } from '../attempt/live-attempt.ts';

/** The attempts under way in this process, by item. */
export class LiveAttempts {
  readonly #byItem = new Map<string, LiveAttempt>();
  readonly #listeners = new Set<(live: LiveAttempt) => void>();

  of(item: string): LiveAttempt | undefined {
    return this.#byItem.get(item);
  }

  get all(): readonly LiveAttempt[] {
    return [...this.#byItem.values()];
  }

  /** Takes an attempt whose intent is durable, until it has ended. */
  keep(live: LiveAttempt): void {
    const { id } = live.item;
    this.#byItem.set(id, live);
    const drop = (): void => {
      if (this.#byItem.get(id) === live) this.#byItem.delete(id);
    };
    // A refused journal write surfaces where the next command is tried; here it only must not go unhandled.
    live.done.then(drop, drop);
    for (const listener of this.#listeners) listener(live);
  }

  /** Hears of every attempt that begins; gives how to stop. */
  subscribe(listener: (live: LiveAttempt) => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
