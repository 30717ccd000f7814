/** How long a directory waits for others to be removed with it, in ms: a walk of short steps pays one removal, not one each. */
const waitMs = 1_000;

/**
 * Directories of attempts whose outcome is recorded, and of runs that have ended, removed together a little later. Best effort: what stays behind is
 * private to the account and named after the run.
 */
export class CleanupQueue {
  readonly #remove: (paths: readonly string[]) => Promise<unknown>;
  #paths: string[] = [];
  /** Runs that are gone already, and in which nothing was started since. */
  readonly #gone = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<unknown> = Promise.resolve();

  constructor(remove: (paths: readonly string[]) => Promise<unknown>) {
    this.#remove = remove;
  }

  /** `path` is an attempt's or a whole run's, below the base. */
  add(path: string): void {
    if (this.#gone.has(path)) return;
    this.#paths.push(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), waitMs).unref();
  }

  /** A run has directories again from here on. */
  begun(run: string): void {
    this.#gone.delete(run);
  }

  /** Removes what waits, in its own way or in `by`; settles when it is gone or cannot be reached. */
  async flush(by = this.#remove): Promise<void> {
    clearTimeout(this.#timer);
    const paths = this.#paths.filter((path) => !this.#paths.some((above) => path.startsWith(`${above}/`)));
    this.#paths = [];
    if (paths.length > 0)
      this.#flushing = by(paths).then(
        () => {
          for (const path of paths) if (!path.includes('/')) this.#gone.add(path);
        },
        () => undefined,
      );
    await this.#flushing;
  }
}
