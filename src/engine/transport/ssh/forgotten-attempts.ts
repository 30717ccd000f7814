import { forgetCommand } from '../durable-step.ts';
import type { ExecResult } from '../transport.ts';

/** How long a directory waits for others to be removed with it, in ms: a walk of short steps pays one removal, not one each. */
const waitMs = 1_000;

/**
 * Directories of attempts whose outcome is recorded, and of runs that have ended, removed together a little later. Best effort: what stays behind is
 * private to the account and named after the run.
 */
export class ForgottenAttempts {
  readonly #exec: (command: string) => Promise<ExecResult>;
  #paths: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<unknown> = Promise.resolve();

  constructor(exec: (command: string) => Promise<ExecResult>) {
    this.#exec = exec;
  }

  /** `path` is an attempt's or a whole run's, below the base. */
  add(path: string): void {
    this.#paths.push(path);
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => void this.flush(), waitMs).unref();
  }

  /** Removes what waits; settles when it is gone or cannot be reached. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    const paths = this.#paths;
    this.#paths = [];
    if (paths.length > 0) this.#flushing = this.#exec(forgetCommand(paths)).catch(() => undefined);
    await this.#flushing;
  }
}
