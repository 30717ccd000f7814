import type { Client } from 'ssh2';
import { QuestionLane } from './question-lane.ts';

/** So long lanes that nobody asks are kept, in ms: each holds a session and a shell on the server. */
const idleMs = 30_000;

/** What comes behind the steps of a rollback are two questions at once: what lies there, and what answers. */
const most = 2;

/** The lanes for questions that a connection holds open, if any. */
export class SpareQuestions {
  #lanes: readonly Promise<QuestionLane | null>[] = [];
  #client: Client | null = null;
  #isWanted = true;
  #idle: NodeJS.Timeout | undefined;

  /** Opens lanes ahead of the first question, where there are none. */
  prime(client: Client): void {
    if (!this.#isWanted || this.#client === client) return;
    this.close();
    this.#client = client;
    // A server without room for more sessions is no failure: questions have channels of their own then.
    this.#lanes = Array.from({ length: most }, () => QuestionLane.open(client).catch(() => null));
    this.#rest();
  }

  /** A lane that is open, reserved for one question; null where there is none. */
  async reserve(client: Client): Promise<QuestionLane | null> {
    if (this.#client !== client) return null;
    for (const opening of this.#lanes) {
      const lane = await opening;
      if (lane?.reserve() !== true) continue;
      this.#rest();
      return lane;
    }
    return null;
  }

  /** A server without room for one more session gets none held ready from here on. */
  giveUp(): void {
    this.#isWanted = false;
    this.close();
  }

  close(): void {
    clearTimeout(this.#idle);
    for (const opening of this.#lanes) void opening.then((lane) => lane?.end());
    this.#lanes = [];
    this.#client = null;
  }

  #rest(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.close(), idleMs).unref();
  }
}
