import { attemptPath, forgetCommand } from '../durable-step.ts';
import type { AttemptId, ExecResult } from '../transport.ts';

/** How long a directory waits for a step that takes it along, in ms; then it is removed on its own account. */
const waitMs = 25;

/**
 * Directories of attempts whose outcome is recorded. The next step of the run removes them on its way, so that a walk of
 * short steps does not pay a channel for each; without one they go by themselves. Best effort: what stays behind is private
 * to the account and named after the run.
 */
export class ForgottenAttempts {
  readonly #exec: (command: string) => Promise<ExecResult>;
  #paths: string[] = [];
  #timer: NodeJS.Timeout | undefined;
  #flushing: Promise<unknown> = Promise.resolve();

  constructor(exec: (command: string) => Promise<ExecResult>) {
    this.#exec = exec;
  }

  add(spec: AttemptId): void {
    this.#paths.push(attemptPath(spec));
    this.#timer ??= setTimeout(() => void this.flush(), waitMs).unref();
  }

  /** Hands out what waits of a run, for a step of it that is about to start. */
  take(run: string): readonly string[] {
    const mine = this.#paths.filter((path) => path.startsWith(`${run}/`));
    this.#paths = this.#paths.filter((path) => !mine.includes(path));
    return mine;
  }

  /** Removes what waits; settles when it is gone or cannot be reached. */
  async flush(): Promise<void> {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const paths = this.#paths;
    this.#paths = [];
    if (paths.length > 0) this.#flushing = this.#exec(forgetCommand(paths)).catch(() => undefined);
    await this.#flushing;
  }
}
