/** A started command as its SSH session sees it. */
export interface Running {
  /** Sends a signal, named without SIG, to the whole process group. */
  signal(name: string): void;
  resize(columns: number, rows: number): void;
}

/** What to start for a session. */
export interface Command {
  readonly file: string;
  readonly arguments: readonly string[];
  readonly cwd: string;
  readonly environment: Readonly<Record<string, string>>;
}
