import type { AnyAuthMethod, AuthenticationType, NextAuthHandler } from 'ssh2';
import * as words from '../../transport-words.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import type { Questions } from './auth-prompts.ts';
import { readKey, unlockKey } from './private-key.ts';
import type { TypedSecrets } from './typed-secrets.ts';

/** Passwords are asked this often for one connection attempt, as OpenSSH does. */
const passwordTries = 3;

/** A host to sign in to, and where answers come from. */
export interface AuthSource {
  /** The target's name, for questions. */
  readonly target: string;
  readonly host: ResolvedHost;
  readonly questions: Questions;
  readonly secrets: TypedSecrets;
}

export interface Authenticator {
  next(left: AuthenticationType[] | null, partial: boolean, use: NextAuthHandler): void;
  readonly tried: readonly string[];
  /** Adds to what was tried. */
  note(what: string): void;
}

/**
 * The order of the sign-in methods: agent, key files, keyboard-interactive, password; each only while the
 * server still offers it. What takes a key is tried without asking the server first what it offers, which would be one more
 * round trip; it is asked before a person is. Every question comes after the host key was verified, never before.
 */
export function authenticator(source: AuthSource): Authenticator {
  const methods = new Methods(source);
  // The first `next` of a generator carries no answer: it runs to the first method.
  const steps = methods.inOrder();
  return {
    tried: methods.tried,
    note: (what) => void methods.tried.push(what),
    next: (left, _partial, use) => {
      void steps.next(left).then(
        ({ value }) => use(value === undefined ? (false as unknown as AnyAuthMethod) : value),
        () => use(false as unknown as AnyAuthMethod),
      );
    },
  };
}

/** What the server still accepts; it says so again before every method. */
type Offered = AuthenticationType[] | null;
type Asking = AsyncGenerator<AnyAuthMethod, void, Offered>;

class Methods {
  readonly tried: string[] = [];
  readonly #source: AuthSource;
  #offered: Offered = null;
  /** Whether the server was asked what it offers. */
  #asked = false;

  constructor(source: AuthSource) {
    this.#source = source;
  }

  async *inOrder(): AsyncGenerator<AnyAuthMethod, undefined, Offered> {
    const { target, host, questions } = this.#source;
    const username = host.user;
    if (!host.identitiesOnly) yield* this.#agent();
    yield* this.#keys();
    if (host.identitiesOnly && this.#offers('publickey')) yield* this.#agent();
    if (this.#offered === null) yield* this.#askWhatIsOffered();
    if (this.#offers('keyboard-interactive')) {
      this.tried.push('keyboard-interactive');
      this.#offered = yield askAtKeyboard(target, username, questions);
    }
    yield* this.#passwords();
    // A few servers know the caller already and let everybody in who asks for nothing.
    if (!this.#asked) yield { type: 'none', username };
    return undefined;
  }

  #offers(type: AuthenticationType): boolean {
    return this.#offered === null || this.#offered.includes(type);
  }

  async *#agent(): Asking {
    const { agent, user: username } = this.#source.host;
    if (agent === null) return;
    this.tried.push('agent');
    this.#offered = yield { type: 'agent', username, agent };
  }

  async *#askWhatIsOffered(): Asking {
    this.#offered = yield { type: 'none', username: this.#source.host.user };
    this.#asked = true;
  }

  async *#keys(): Asking {
    const { target, host, questions, secrets } = this.#source;
    for (const file of host.identityFiles) {
      if (!this.#offers('publickey')) return;
      const read = await readKey(file, secrets);
      if (read === null) continue;
      if (read.locked && this.#offered === null) {
        yield* this.#askWhatIsOffered();
        if (!this.#offers('publickey')) return;
      }
      const key = read.locked ? await unlockKey({ target, file, questions, secrets }, read.text) : read.key;
      if (key === null) continue;
      this.tried.push(words.triedKey(file));
      this.#offered = yield { type: 'publickey', username: host.user, key };
    }
  }

  async *#passwords(): Asking {
    const { target, host, questions, secrets } = this.#source;
    const { user: username, hostname, port } = host;
    const id = `${username}@${hostname}:${port}`;
    for (let round = 0; round < passwordTries && this.#offers('password'); round += 1) {
      const known = round === 0 ? secrets.passwords.get(id) : undefined;
      const password = known ?? (await questions.password(target, username, hostname, round > 0));
      if (password === null) return;
      secrets.passwords.set(id, password);
      this.tried.push('password');
      this.#offered = yield { type: 'password', username, password };
      secrets.passwords.delete(id);
    }
  }
}

/** Hands what the server wants to know to a person, line by line. */
function askAtKeyboard(target: string, username: string, questions: Questions): AnyAuthMethod {
  return {
    type: 'keyboard-interactive',
    username,
    // The library hands over five things; the first and third say nothing to a person.
    prompt: (...[, instructions, , prompts, finish]) => {
      const lines = prompts.map((prompt) => ({ prompt: prompt.prompt, echo: prompt.echo ?? false }));
      if (lines.length === 0) finish([]);
      else
        void questions.keyboard(target, instructions, lines).then((answers) => finish([...(answers ?? [])]));
    },
  };
}
