import { sleep } from '../../../../shared/time/sleep.ts';
import { ignore, settled } from '../../../lib/ignore.ts';
import { asQuestion } from '../../answer.ts';
import type { Questions } from '../auth/auth-prompts.ts';
import { TypedSecrets } from '../auth/typed-secrets.ts';
import { collectAnswer, openExec } from '../channel/ssh-channel.ts';
import type { ResolveOptions } from '../config/resolve-host.ts';
import { type Asked, type Begun, connectSsh, type SshLink } from './connect-ssh.ts';
import { HandshakeLimiter } from './handshake-limiter.ts';

/** What a server that is near takes for its part, in ms; nothing waits for one that is not. */
const nearMs = 40;
/** An answer that takes longer than this, in ms, is no answer. */
const answerWithinMs = 120_000;

/** What was started of a connection, and what is to be asked on it as soon as it stands. */
export interface Beginning extends Begun {
  readonly question: string | null;
}

/**
 * Connections that are started before the engine that will use them is loaded. A handshake is mostly waiting for the server;
 * a rollback from a cold start spends that time on loading itself. Each is handed out once; who asks again, after a loss,
 * opens one of his own.
 */
export class PreconnectedLinks {
  readonly secrets = new TypedSecrets();
  readonly turnstile = new HandshakeLimiter();
  readonly #links = new Map<string, Promise<SshLink>>();
  readonly #asking: Promise<unknown>[] = [];
  readonly #person = Promise.withResolvers<Questions>();

  /**
   * Begins to connect, and asks the question that is waiting for the connection. Settles once the server has something to
   * do, or is far away, or cannot be reached; whoever takes the connection learns how it went.
   */
  begin(
    target: string,
    destination: string,
    options: ResolveOptions,
    { question, ...begun }: Beginning = { resolved: null, socket: null, question: null },
  ): Promise<void> {
    const key = keyOf(destination, options);
    return new Promise((knocked) => {
      setTimeout(knocked, nearMs);
      const link = connectSsh(target, destination, {
        ...options,
        questions: this.#questions,
        secrets: this.secrets,
        turnstile: this.turnstile,
        knocked,
        begun,
      }).then((link) => (question === null ? link : { ...link, asked: ask(link, target, question) }));
      this.#links.set(key, link);
      link.then(
        ({ client, host }) => {
          client.once('close', () => this.#links.delete(key));
          // It led to a host that is now behind another one.
          if (host.jumps.length > 0) begun.socket?.socket.destroy();
        },
        () => {
          begun.socket?.socket.destroy();
          knocked();
        },
      );
      if (question !== null)
        this.#asking.push(
          settled(
            link.then((link) => link.asked?.given),
            'whoever takes the connection gets the error',
          ),
        );
    });
  }

  /** Settles once every server that is near has been asked its question: until then there is no time for anything else. */
  async asked(): Promise<void> {
    const all = Promise.all(this.#asking);
    await Promise.race([all, sleep(nearMs)]);
  }

  /** The connection that was started for a destination; null when there is none, or it is lost already. */
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

function ask({ client }: SshLink, target: string, command: string): Asked {
  const channel = openExec(client, asQuestion(command));
  const answer = channel.then((opened) => collectAnswer(opened, target, '', answerWithinMs));
  // Whoever wants the answer hears of it; perhaps nobody does.
  ignore(answer, 'whoever wants the answer gets the error');
  return { command, answer, given: channel };
}

function keyOf(destination: string, { config, identity, connect }: ResolveOptions): string {
  return JSON.stringify([destination, config, identity ?? null, connect ?? null]);
}
