/** One try of an item, as a transport needs to know it. */
export interface AttemptSpec {
  readonly run: string;
  readonly item: string;
  readonly attempt: number;
  /** The host of a group this try is for, so that hosts which share a home keep their tries apart; null on a single target. */
  readonly host: string | null;
  /** The command with every placeholder filled. */
  readonly command: string;
  /** Set before the command; travels on stdin, never in argv. */
  readonly env: Readonly<Record<string, string>>;
  /** Set like `env`, in a file that is removed before the command begins, and not handed on to the next step. */
  readonly secrets: Readonly<Record<string, string>>;
  /**
   * Where the shell's first command starts, counted from where it starts without it; null for right there (the project's
   * folder on `local`, the run's staged artifacts on a server).
   */
  readonly cwd: string | null;
  /** Commands that name the same shell share working directory, variables, functions and options, as those of one shell do. */
  readonly shell: string;
  /** The step waits for a person: it runs in a terminal, and is not durable on a server. */
  readonly tty: boolean;
  /** It starts from its shell's state and leaves that as it is: a verification, or what may run beside others. */
  readonly readOnly: boolean;
  /** The last of its section: behind it, where it has passed, the exit trap its author has set in the shell runs. */
  readonly endsSection: boolean;
}

/** What tells one try from every other. */
export type AttemptId = Pick<AttemptSpec, 'run' | 'item' | 'attempt' | 'host'>;

/** How an attempt ended, as far as its target can tell. */
export interface AttemptEnd {
  /** Exit status, 128 + n for a signal; null when it cannot be known. */
  readonly exit: number | null;
  /** Why the exit is unknown, or what cut it short. */
  readonly reason: string | null;
  /** Set where it is certain that the attempt did not begin and cannot begin any more. */
  readonly neverBegan?: true;
}

export interface RunningAttempt {
  /**
   * Sends another attempt of the same shell ahead of this one's end: it begins where this one ends with 0, before anybody here has
   * heard of that, and else not at all (`neverBegan`). Absent where nothing can be sent ahead.
   */
  sendBehind?(spec: AttemptSpec, sink: OutputSink): RunningAttempt;
  /** Takes back an attempt that was sent ahead; true where it never begins. One that has begun, or may have, goes on. */
  withdraw?(): Promise<boolean>;
  readonly done: Promise<AttemptEnd>;
  /**
   * Interrupts, then terminates, then kills the whole process group. Where the target refuses the sign-in it cannot be asked; with
   * `byPerson` it is knocked at once more, because a person has acted.
   */
  cancel(how?: { readonly byPerson: boolean }): void;
  /** Keystrokes, where the attempt has a terminal. */
  input?(bytes: Uint8Array): void;
  resize?(cols: number, rows: number): void;
}

export type OutputSink = (bytes: Uint8Array) => void;

export interface ExecResult {
  readonly exit: number | null;
  readonly stdout: Buffer;
  readonly stderr: Buffer;
}

/** A live stream that ends when asked to: a follow, a free terminal. */
export interface LiveStream {
  readonly done: Promise<AttemptEnd>;
  /** Stops reading from the source until `resume`, so that a flood waits in the kernel and not in memory. */
  pause(): void;
  resume(): void;
  input(bytes: Uint8Array): void;
  resize(cols: number, rows: number): void;
  close(): void;
}

export interface FollowOptions {
  /** The run the command belongs to: on a server it starts in the run's work folder, without one in the home. */
  readonly run?: string;
  /** The run's shell whose state it starts from; it hands nothing on. */
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
}

/** A place where commands run. */
export interface Transport {
  readonly target: string;
  /** True when an attempt outlives the connection and the console. */
  readonly durable: boolean;
  /** Where an attempt keeps its state on the target, as recorded in the journal. */
  dirOf(spec: AttemptId): string;
  /** Throws where nothing could be started, and so nothing runs. */
  start(spec: AttemptSpec, sink: OutputSink): RunningAttempt;
  /**
   * Goes on with an attempt that was started earlier; `offset` counts the output bytes already kept, `startedAt` is when its
   * intent was recorded (epoch ms).
   */
  attach(spec: AttemptSpec, offset: number, sink: OutputSink, startedAt: number): RunningAttempt;
  /** Removes what an attempt left on the target, once its outcome is recorded; soon, not at once. */
  forget(spec: AttemptId): void;
  /** Removes everything a run left on the target, once the run has ended; soon, not at once. */
  forgetRun(run: string): void;
  /** Settles when nothing that was to be forgotten is left, as far as the target can be reached. */
  settle(): Promise<void>;
  /**
   * Settles when the target can be reached: with one try, or `always` again after every loss. Throws what stands in the way
   * of the one try, or a refusal.
   */
  reach(patience: 'once' | 'always'): Promise<void>;
  /** Runs a short script of Slipway's own, for POSIX sh; `stdin` is closed behind what is given. */
  exec(
    command: string,
    options?: { readonly stdin?: string | Uint8Array; readonly timeoutMs?: number },
  ): Promise<ExecResult>;
  /** Runs a command whose output is followed, without a terminal. */
  follow(command: string, sink: OutputSink, options?: FollowOptions): Promise<LiveStream>;
  /** A free terminal. */
  terminal(size: { readonly cols: number; readonly rows: number }, sink: OutputSink): Promise<LiveStream>;
}

/** As much of a place as one attempt needs. */
export type AttemptTransport = Pick<Transport, 'target' | 'start' | 'attach' | 'follow' | 'forget'>;
