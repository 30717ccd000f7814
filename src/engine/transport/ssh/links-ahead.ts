import { TypedSecrets } from './authenticate.ts';
import { type Begun, connectSsh, type SshLink } from './connect-ssh.ts';
import type { Questions } from './questions.ts';
import type { ResolveOptions } from './resolve-host.ts';
import { Turnstile } from './turnstile.ts';

/**
 * Connections that are begun before the engine that will use them is loaded. A handshake is mostly waiting for the server;
 * a rollback from a cold start spends that time on loading itself. Each is handed out once; who asks again, after a loss,
 * opens one of his own.
 */
export class LinksAhead {
  readonly secrets = new TypedSecrets();
  readonly turnstile = new Turnstile();
  readonly #links = new Map<string, Promise<SshLink>>();
  readonly #person = Promise.withResolvers<Questions>();

  /**
   * Begins to connect. Settles once the server has something to do, or cannot be reached; how it went is told to whoever
   * takes the connection. `begun` is what was begun of it already.
   */
  begin(
    target: string,
    destination: string,
    options: ResolveOptions,
    begun: Begun = { resolved: null, socket: null },
  ): Promise<void> {
    const key = keyOf(destination, options);
    return new Promise((resolve) => {
      const link = connectSsh(target, destination, {
        ...options,
        questions: this.#questions,
        secrets: this.secrets,
        turnstile: this.turnstile,
        knocked: resolve,
        begun,
      });
      this.#links.set(key, link);
      link.then(
        ({ client }) => client.once('close', () => this.#links.delete(key)),
        () => resolve(),
      );
      // One that led elsewhere, or that nobody came to, is of no use.
      link.then(
        ({ host }) => host.jumps.length > 0 && begun.socket?.socket.destroy(),
        () => begun.socket?.socket.destroy(),
      );
    });
  }

  /** The connection that was begun for a destination; null when there is none, or it is lost already. */
  take(destination: string, options: ResolveOptions): Promise<SshLink> | null {
    const key = keyOf(destination, options);
    const link = this.#links.get(key) ?? null;
    this.#links.delete(key);
    return link;
  }

  /** Who answers what the servers ask; until then they wait. */
  askOf(questions: Questions): void {
    this.#person.resolve(questions);
  }

  /** Ends what nobody took. */
  close(): void {
    for (const link of this.#links.values())
      link.then(
        ({ end }) => end(),
        () => undefined,
      );
    this.#links.clear();
  }

  get #questions(): Questions {
    const person = this.#person.promise;
    return {
      acceptHostKey: async (...about) => (await person).acceptHostKey(...about),
      passphrase: async (...about) => (await person).passphrase(...about),
      password: async (...about) => (await person).password(...about),
      keyboard: async (...about) => (await person).keyboard(...about),
    };
  }
}

function keyOf(destination: string, { config, identity }: ResolveOptions): string {
  return JSON.stringify([destination, config, identity ?? null]);
}
