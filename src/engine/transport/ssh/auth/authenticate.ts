import type { AnyAuthMethod, AuthenticationType, NextAuthHandler, ParsedKey } from 'ssh2';
import { errorText } from '../../../../shared/text/error-text.ts';
import * as words from '../../transport-words.ts';
import type { SignInMethod } from '../config/host-settings.ts';
import type { ResolvedHost } from '../config/resolve-host.ts';
import { type AgentKey, agentKeys } from './agent-keys.ts';
import type { Questions } from './auth-prompts.ts';
import { keyType } from './known-hosts.ts';
import { areChosen, certificatesBeside } from './named-keys.ts';
import { looseMode, readKey, unlockKey } from './private-key.ts';
import { publicKeyOf, rsaBitsOf } from './public-key.ts';
import type { TypedSecrets } from './typed-secrets.ts';

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
  /** Whether the server has been asked to sign us in: by then it has shown its key, and proved that it has it. */
  readonly hasBegun: boolean;
  /** Adds to what was tried. */
  note(what: string): void;
}

/**
 * The order of the sign-in methods is the configuration's (keys, keyboard-interactive, password where it says nothing); each only
 * while the server still offers it. Of the keys those come first that somebody has chosen, from their files or from the agent,
 * then the agent's others unless IdentitiesOnly says otherwise, then what wants a passphrase: a server hangs up after a few. What takes a key is tried without asking the server first what it offers, which would be one more
 * round trip; it is asked before a person is. Every question comes after the host key was verified, never before.
 */
export function authenticator(source: AuthSource): Authenticator {
  const methods = new Methods(source);
  // The first `next` of a generator carries no answer: it runs to the first method.
  const steps = methods.inOrder();
  let hasBegun = false;
  return {
    get hasBegun() {
      return hasBegun;
    },
    tried: methods.tried,
    note: (what) => void methods.tried.push(what),
    next: (left, partial, use) => {
      hasBegun = true;
      if (partial) methods.isHalfIn = true;
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

/** A server may want so many keys and answers one after the other, and no more. */
const mostFactors = 4;

/** A key file that wants a passphrase, and what is in it. */
interface Locked {
  readonly file: string;
  readonly text: Buffer;
}

class Methods {
  readonly tried: string[] = [];
  /** The server has taken something, and wants more. */
  isHalfIn = false;
  readonly #source: AuthSource;
  #offered: Offered = null;
  /** Whether the server was asked what it offers. */
  #asked = false;
  /** Keys that were offered, by their blobs: no key is worth a second try. */
  readonly #keysOffered = new Set<string>();
  #locked: Locked[] = [];
  #held: Promise<ReadonlyMap<string, AgentKey>> | null = null;

  constructor(source: AuthSource) {
    this.#source = source;
  }

  async *inOrder(): AsyncGenerator<AnyAuthMethod, undefined, Offered> {
    const { host } = this.#source;
    for (let factor = 0; factor < mostFactors; factor += 1) {
      this.isHalfIn = false;
      for (const method of host.methods) yield* this.#by(method);
      if (!this.isHalfIn) break;
    }
    // A few servers know the caller already and let everybody in who asks for nothing.
    if (!this.#asked) yield { type: 'none', username: host.user };
    this.#noteNotFollowed();
    return undefined;
  }

  async *#by(method: SignInMethod): Asking {
    const { target, host, questions } = this.#source;
    if (method === 'publickey') {
      yield* this.#keys();
      return;
    }
    if (host.batch) return;
    if (this.#offered === null) yield* this.#askWhatIsOffered();
    if (method === 'password') yield* this.#passwords();
    else if (this.#offers(method)) {
      this.tried.push(method);
      this.#offered = yield askAtKeyboard(target, host.user, questions);
    }
  }

  #offers(type: AuthenticationType): boolean {
    return this.#offered === null || this.#offered.includes(type);
  }

  async *#askWhatIsOffered(): Asking {
    this.#offered = yield { type: 'none', username: this.#source.host.user };
    this.#asked = true;
  }

  async *#keys(): Asking {
    const { host } = this.#source;
    if (!this.#offers('publickey')) return;
    this.#locked = [];
    const chosen = areChosen(host);
    if (chosen) yield* this.#files();
    if (!host.identitiesOnly)
      for (const key of (await this.#agentKeys()).values())
        yield* this.#key(key.blob, words.triedAgentKey(key.comment), key.signIn);
    if (!chosen) yield* this.#files();
    yield* this.#lockedFiles();
  }

  /** The agent's keys by their blobs. It is asked once, and not before it is needed: one that is locked asks its owner. */
  #agentKeys(): Promise<ReadonlyMap<string, AgentKey>> {
    this.#held ??= this.#askAgent();
    return this.#held;
  }

  /** An agent that cannot be asked is one way in less. */
  async #askAgent(): Promise<ReadonlyMap<string, AgentKey>> {
    const { agent } = this.#source.host;
    if (agent === null || agent === '') return new Map();
    try {
      return new Map((await agentKeys(agent)).map((key) => [key.blob, key]));
    } catch (error) {
      this.tried.push(words.agentFailed(errorText(error).replace(/\.$/, '')));
      return new Map();
    }
  }

  /** The identity files in their order: each with its own key, or with the agent's where it names one of those. */
  async *#files(): Asking {
    for (const file of this.#source.host.identityFiles)
      if (this.#offers('publickey')) yield* this.#file(file);
  }

  async *#file(file: string): Asking {
    const loose = await looseMode(file);
    const read = loose === null ? await readKey(file, this.#source.secrets) : null;
    if (read?.locked === false) {
      yield* this.#ownKey(file, read.key);
      return;
    }
    const blob = await publicKeyOf(file);
    const mine = blob === null ? undefined : (await this.#agentKeys()).get(blob);
    if (mine !== undefined) yield* this.#key(mine.blob, words.triedNamedKey(file), mine.signIn);
    else if (loose !== null) this.tried.push(words.looseKey(file, loose));
    else if (read !== null) this.#locked.push({ file, text: read.text });
    else if (blob !== null) this.tried.push(notOffered(file, keyType(Buffer.from(blob, 'base64'))));
  }

  async *#ownKey(file: string, key: ParsedKey): Asking {
    const blob = key.getPublicSSH().toString('base64');
    yield* this.#key(blob, words.triedKey(file), (username) => ({ type: 'publickey', username, key }));
  }

  async *#key(blob: string, name: string, signIn: (username: string) => AnyAuthMethod): Asking {
    if (!this.#offers('publickey') || this.#keysOffered.has(blob)) return;
    this.#keysOffered.add(blob);
    const { leastRsaBits } = this.#source.host;
    const bits = rsaBitsOf(Buffer.from(blob, 'base64'));
    if (bits !== null && bits < leastRsaBits) {
      this.tried.push(words.ownKeyTooSmall(name, bits, leastRsaBits));
      return;
    }
    this.tried.push(name);
    this.#offered = yield signIn(this.#source.host.user);
    // A server that wants something else first has not judged it.
    if (!this.#offers('publickey')) this.#keysOffered.delete(blob);
  }

  async *#lockedFiles(): Asking {
    const { target, host, questions, secrets } = this.#source;
    if (host.batch) return;
    for (const { file, text } of this.#locked) {
      if (this.#offered === null) yield* this.#askWhatIsOffered();
      if (!this.#offers('publickey')) return;
      const key = await unlockKey({ target, file, questions, secrets }, text);
      if (key !== null) yield* this.#ownKey(file, key);
    }
  }

  /** What OpenSSH might have got in with. */
  #noteNotFollowed(): void {
    const { identityFiles, notFollowed, methods } = this.#source.host;
    if (!methods.includes('publickey')) return;
    const settings = notFollowed.filter(({ decides }) => decides === 'sign-in').map(({ name }) => name);
    for (const what of [...settings, ...certificatesBeside(identityFiles)])
      this.tried.push(words.notUsed(what));
  }

  async *#passwords(): Asking {
    const { target, host, questions, secrets } = this.#source;
    const { user: username, hostname, port } = host;
    const id = `${username}@${hostname}:${port}`;
    for (let round = 0; round < host.passwordPrompts && this.#offers('password'); round += 1) {
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

/** Types of keys that ssh2 can sign with: no certificates, and none that lie on a security key. */
const usable = /^(ssh-(ed25519|rsa|dss)|ecdsa-sha2-nistp\d+)$/;

/** Why a chosen file of which only the public key can be read was not offered. */
function notOffered(file: string, type: string): string {
  return usable.test(type) ? words.keyNotHeld(file) : words.keyTypeNotUsed(file, type);
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
