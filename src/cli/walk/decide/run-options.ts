/** What a person asks of a run on the command line. */
export interface RunOptions {
  readonly phase?: readonly string[];
  readonly tag?: string;
  readonly target?: string;
  readonly yes?: boolean;
  readonly allowDangerous?: boolean;
  /** The run whose mark on a server is taken over. */
  readonly takeOver?: string;
  readonly json?: boolean;
}
