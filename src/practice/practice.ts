/** What can be made to go wrong in the practice service. Fields left out stay as they are. */
export interface Fault {
  /** Added to every answer except metrics, in milliseconds. */
  readonly latencyMs?: number;
  /** Share of page requests answered with 500, from 0 to 1. */
  readonly errorRate?: number;
  /** Memory shown on top of the usual, in MiB, at most 1024; at most 64 of it are really held, in the console's own process. */
  readonly memoryMb?: number;
  /** Health answers 503 while this is set. */
  readonly unhealthy?: boolean;
}

/** What can be made to go wrong by name. */
export type Drill = 'errors' | 'slow' | 'leak' | 'stopped' | 'cut';

export interface Drills {
  /** What is wrong now, and what was tried since the start. */
  state(): { readonly active: readonly Drill[]; readonly tried: readonly Drill[] };
  /** Rejects where it cannot be done now, such as a fault of a service that is stopped. */
  begin(drill: Drill): Promise<void>;
  /** Takes everything back: the service runs, answers well, and can be reached. */
  end(): Promise<void>;
}

export interface PracticeOptions {
  /** Absolute path of `resources/practice`. */
  readonly resources: string;
  /** Folder for fresh ones, which only this account gets into; created when missing. */
  readonly base: string;
  /** Folder to use instead of a fresh one; created when missing, and then removed on stop. */
  readonly root?: string;
  /** Leave the folder behind on stop. */
  readonly keep?: boolean;
}

/** A running practice server: an SSH server, a service behind it, and a project to release to it. */
export interface Practice {
  /** Throw-away folder everything below lies in. */
  readonly root: string;
  /** The checklist project: the laptop's side. */
  readonly project: string;
  /** Absolute path of the checklist inside `project`. */
  readonly checklist: string;
  /** The server's home folder. */
  readonly home: string;
  /** An ssh_config file that knows `harbor-1`. */
  readonly sshConfig: string;
  readonly sshPort: number;
  /** `http://127.0.0.1:PORT` of the service. */
  readonly serviceUrl: string;
  /** Changes the running service's faults, with the key that lies in `fault.key` of the root. Rejects when the service is stopped. */
  setFault(fault: Fault): Promise<void>;
  /** What goes wrong on purpose, for the buttons of the window. */
  readonly drills: Drills;
  /** Cuts every SSH connection with a reset, as a dropped line would. */
  dropConnections(): void;
  /** Ends everything it started and removes `root` if it made it, unless it is to be kept. Safe to call twice. */
  stop(): Promise<void>;
}
