/** What a person asks of a run on the command line. */
export interface RunOptions {
  readonly phase?: readonly string[];
  readonly tag?: string;
  readonly target?: string;
  readonly yes?: boolean;
  readonly allowDangerous?: boolean;
  readonly json?: boolean;
}
