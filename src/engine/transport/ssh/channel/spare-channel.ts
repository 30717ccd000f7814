import type { Client } from 'ssh2';
import { forgetInput } from '../../durable/durable-step.ts';
import { collect } from './ssh-channel.ts';
import { StartLane } from './start-lane.ts';

/** A spare that nobody has used for this long is let go, in ms: it holds a session and a shell on the server. */
const idleMs = 30_000;
/** Removing directories takes no longer than this, in ms, unless the line is dead. */
const forgetWithinMs = 10_000;

/**
 * One lane of a connection that waits for the next step: left open by the step before, or opened ahead. Opening a channel,
 * with the login shell behind it, is more than half of what a short step costs.
 */
export class SpareChannel {
  readonly #gaveUp: () => void;
  #wanted = true;
  #client: Client | null = null;
  #spare: Promise<StartLane | null> | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** `gaveUp` is told where the server has no room for one more session. */
  constructor(gaveUp: () => void) {
    this.#gaveUp = gaveUp;
  }

  /** A lane that waits for a start: the spare where there is one, else a new one. */
  async take(client: Client): Promise<StartLane> {
    const spare = this.#client === client ? this.#spare : null;
    this.#drop();
    const ready = await spare;
    // One that has closed meanwhile has started nothing: it never heard of a step.
    return ready?.isOpen === true ? ready : StartLane.open(client);
  }

  /** Gives a lane back whose last step has ended; one is kept. */
  put(lane: StartLane): void {
    if (!this.#wanted || this.#spare !== null) lane.end();
    else this.#keep(lane.client, Promise.resolve(lane));
  }

  /** Opens one before there has been any step. */
  prime(client: Client): void {
    // A server without room for one more session is no failure: the step opens its own when it comes.
    if (this.#wanted && this.#client !== client)
      this.#keep(
        client,
        StartLane.open(client).catch(() => null),
      );
  }

  /** Has the spare remove directories and end; settles when it has. False where there is no spare to do so. */
  async forget(target: string, paths: readonly string[]): Promise<boolean> {
    const spare = await this.#spare;
    this.#drop();
    if (spare?.isOpen !== true) return false;
    const { exit } = await collect(spare.opened, target, forgetInput(paths), forgetWithinMs);
    return exit === 0;
  }

  /** A server without room for one more session gets none held ready from here on. */
  giveUp(): void {
    this.#wanted = false;
    this.close();
    this.#gaveUp();
  }

  close(): void {
    void this.#spare?.then((spare) => spare?.end());
    this.#drop();
  }

  #keep(client: Client, spare: Promise<StartLane | null>): void {
    this.#client = client;
    this.#spare = spare;
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.close(), idleMs).unref();
  }

  #drop(): void {
    clearTimeout(this.#idle);
    this.#client = null;
    this.#spare = null;
  }
}
