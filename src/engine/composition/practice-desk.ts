import { EngineError } from '../lib/engine-error.ts';
import type { PracticeDrills, PracticeServer } from '../lib/practice-server.ts';
import * as words from './composition-words.ts';
import type { EngineOptions } from './engine-options.ts';

/** The practice server of a process: started once, when somebody asks for it. */
export class PracticeDesk {
  readonly #options: EngineOptions;
  #server: Promise<PracticeServer> | null = null;
  #started: PracticeServer | null = null;

  constructor(options: EngineOptions) {
    this.#options = options;
  }

  /** Throws `NOT_NOW` where this process has none to offer. */
  async server(state: string): Promise<PracticeServer> {
    if (this.#options.practice === undefined) throw new EngineError('NOT_NOW', words.noPractice);
    this.#server ??= this.#options.practice(state);
    this.#started = await this.#server;
    return this.#started;
  }

  /** What can be made to go wrong for a checklist; null where it is no rehearsal of this process. */
  drillsOf(file: string): PracticeDrills | null {
    return this.#started !== null && file.startsWith(this.#started.project) ? this.#started.drills : null;
  }

  /** OpenSSH's configuration for a checklist: a rehearsal's knows no server but the practice one. */
  sshConfigOf(file: string): string | null {
    const practice = this.#started;
    return practice !== null && file.startsWith(practice.project)
      ? practice.sshConfig
      : (this.#options.sshConfig ?? null);
  }

  async stop(): Promise<void> {
    await this.#server?.then(
      (practice) => practice.stop(),
      () => undefined,
    );
  }
}
