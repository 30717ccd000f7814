/** What can be made to go wrong in a rehearsal. */
export type PracticeDrill = 'errors' | 'slow' | 'leak' | 'stopped' | 'cut';

/** Things that go wrong on purpose. */
export interface PracticeDrills {
  /** What is wrong now, and what was tried since the start. */
  state(): { readonly active: readonly PracticeDrill[]; readonly tried: readonly PracticeDrill[] };
  begin(drill: PracticeDrill): Promise<void>;
  /** Takes everything back. */
  end(): Promise<void>;
}

/** The server people rehearse on, as far as the engine knows it. Paths are absolute. */
export interface PracticeServer {
  /** Folder of the checklist's project. */
  readonly project: string;
  readonly checklist: string;
  /** An OpenSSH configuration file that knows the server. */
  readonly sshConfig: string;
  /** `http://127.0.0.1:PORT` of the service that is released there. */
  readonly serviceUrl: string;
  readonly drills: PracticeDrills;
  /** Ends everything it started. Safe to call twice. */
  stop(): Promise<void>;
}
