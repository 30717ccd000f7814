import type { Client } from 'ssh2';
import { startCommand } from '../durable-step.ts';
import { type ExecChannel, openExec } from './ssh-channel.ts';

/** A spare that nobody has used for this long is let go, in ms: it holds a session and a shell on the server. */
const idleMs = 30_000;

/**
 * One channel ahead of the next step of a connection: opened while the step before runs, its shell waiting for what it shall
 * start. Opening a channel, with the login shell behind it, is half of what a short step costs.
 */
export class SpareChannel {
  #wanted = true;
  #client: Client | null = null;
  #opening: Promise<ExecChannel | null> | null = null;
  #idle: NodeJS.Timeout | undefined;

  /** A channel that waits for a start; `again` has the next one opened behind it. */
  async take(client: Client, again: boolean): Promise<ExecChannel> {
    const ready = this.#client === client ? await this.#opening : null;
    this.#drop();
    // One that has closed meanwhile has started nothing: it never heard of a step.
    const channel = ready !== null && !ready.channel.destroyed ? ready : await openExec(client, startCommand);
    if (again) this.#open(client);
    return channel;
  }

  /** Opens one before there has been any step. */
  prime(client: Client): void {
    if (this.#client !== client) this.#open(client);
  }

  /** A server without room for one more session gets none held ready from here on. */
  giveUp(): void {
    this.#wanted = false;
    this.close();
  }

  close(): void {
    void this.#opening?.then((spare) => spare?.channel.end());
    this.#drop();
  }

  #open(client: Client): void {
    if (!this.#wanted) return;
    this.#client = client;
    // A server without room for one more session is no failure: the step opens its own when it comes.
    this.#opening = openExec(client, startCommand).catch(() => null);
    this.#idle = setTimeout(() => this.close(), idleMs).unref();
  }

  #drop(): void {
    clearTimeout(this.#idle);
    this.#client = null;
    this.#opening = null;
  }
}
