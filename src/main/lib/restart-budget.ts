/** Says whether something that died may be started again: so many times within so long, then a person decides. */
export class RestartBudget {
  readonly #most: number;
  readonly #withinMs: number;
  readonly #now: () => number;
  #starts: number[] = [];

  constructor(most: number, withinMs: number, now: () => number = Date.now) {
    this.#most = most;
    this.#withinMs = withinMs;
    this.#now = now;
  }

  /** Takes one start out of the budget; false when it is used up. */
  take(): boolean {
    const since = this.#now() - this.#withinMs;
    this.#starts = this.#starts.filter((at) => at > since);
    if (this.#starts.length >= this.#most) return false;
    this.#starts.push(this.#now());
    return true;
  }

  /** A person said to continue: the budget is whole again. */
  renew(): void {
    this.#starts = [];
  }
}
