/** The server people rehearse on, as far as the engine knows it. Paths are absolute. */
export interface PracticeServer {
  /** Folder of the checklist's project. */
  readonly project: string;
  readonly checklist: string;
  /** An OpenSSH configuration file that knows the server. */
  readonly sshConfig: string;
  /** `http://127.0.0.1:PORT` of the service that is released there. */
  readonly serviceUrl: string;
  /** Ends everything it started. Safe to call twice. */
  stop(): Promise<void>;
}
