import type { Client } from 'ssh2';
import { backoffMs } from '../../../../shared/time/backoff.ts';
import { sleep } from '../../../../shared/time/sleep.ts';

/**
 * A server is asked again so often that closes the channel without a word while the connection stands; one that keeps it open and says
 * nothing is asked once more.
 */
const silencesBorne = 5;
const mute = 3;
const backoff = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

/** What was not heard of an attempt while its connection stood: that is the server's doing, and not the line's. */
export class ServerSilence {
  #count = 0;
  #on: Client | null = null;

  /** Nothing came of a question: the server closed its channel, or it kept it and said nothing. */
  note(client: Client, how: 'closed' | 'mute'): void {
    if (this.#on !== client) this.#count = 0;
    this.#on = client;
    this.#count += how === 'mute' ? mute : 1;
  }

  /** Waits a moment before this connection is used again, where nothing was heard on it; false where it has been asked often enough. */
  async bear(client: Client): Promise<boolean> {
    if (this.#on !== client) return true;
    if (this.#count > silencesBorne) return false;
    await sleep(backoffMs(backoff, this.#count));
    return true;
  }
}
