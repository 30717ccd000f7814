import { settled } from '../../lib/ignore.ts';
/** Starts go side by side; what changes the plan under them goes alone. */
export class StartLock {
  #starts = 0;
  #alone: Promise<unknown> | null = null;

  /** Whether something is between a person's word and its intent on disk. */
  get isStarting(): boolean {
    return this.#starts > 0;
  }

  /** Runs a start; one that comes while the plan is being changed waits, and then meets the new one. */
  async start<T>(begin: () => Promise<T>): Promise<T> {
    while (this.#alone !== null) await settled(this.#alone, 'whoever asked for the change gets the error');
    this.#starts += 1;
    try {
      return await begin();
    } finally {
      this.#starts -= 1;
    }
  }

  /** Runs a change while nothing starts. Whoever calls has made sure that nothing is starting now. */
  async alone<T>(change: () => Promise<T>): Promise<T> {
    const under = change();
    this.#alone = under;
    try {
      return await under;
    } finally {
      this.#alone = null;
    }
  }
}
