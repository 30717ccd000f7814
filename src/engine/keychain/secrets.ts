import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { EngineError } from '../lib/engine-error.ts';
import { settled } from '../lib/ignore.ts';
import type { Keychain } from './keychain.ts';
import * as words from './keychain-words.ts';
import { SecretFinder } from './masking/secret-finder.ts';

/** What a person said when asked for a secret, and whether it is to be kept. */
export interface SecretAnswer {
  readonly value: string;
  readonly keep: boolean;
}

/** Where secrets can come from besides the environment and files. */
export interface SecretSources {
  /** Folder that `file:` is relative to. */
  readonly project: string;
  /** Asks a person, offering to keep the answer in a keychain, if that is named; null when nobody answers. */
  readonly ask: (name: string, keepIn: string | null) => Promise<SecretAnswer | null>;
  /** The host's keychain; null where there is none. */
  readonly keychain: Keychain | null;
}

/**
 * The values behind a sidecar's `secrets`, kept in memory for as long as the run is open here. They reach commands as
 * variables, on stdin, and never a command line, the journal or an output log.
 */
export class Secrets {
  readonly #references: Readonly<Record<string, string>>;
  readonly #sources: SecretSources;
  readonly #values = new Map<string, string>();
  #finder = new SecretFinder([]);
  /** Questions under way: checks that start side by side wait for one answer. */
  readonly #asked = new Map<string, Promise<string | null>>();

  /** `references`: variable -> `env:NAME`, `file:PATH`, `prompt` or `keychain:REFERENCE`. */
  constructor(references: Readonly<Record<string, string>>, sources: SecretSources) {
    this.#references = references;
    this.#sources = sources;
  }

  /** Variable -> value, as far as they have been found. */
  get known(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.#values);
  }

  /** A text that somebody else wrote (a server, a person), with stars in the place of the values found so far. */
  hide(text: string): string {
    return this.#finder.hide(text);
  }

  /** False while a value is not known that an output could hold. */
  get areComplete(): boolean {
    return Object.keys(this.#references).every((name) => this.#values.has(name));
  }

  /** Finds every value, asking a person where the sidecar says so; throws what is missing. Nothing is asked twice. */
  async resolve(): Promise<void> {
    for (const name of Object.keys(this.#references)) await this.#find(name, true);
  }

  /** Finds what can be found without a person. */
  async resolveQuietly(): Promise<void> {
    for (const name of Object.keys(this.#references))
      await settled(this.#find(name, false), 'it is asked for where it is needed');
  }

  #askOnce(name: string, reference: string | null): Promise<string | null> {
    const under = this.#asked.get(name);
    if (under !== undefined) return under;
    const asking = this.#ask(name, reference).finally(() => this.#asked.delete(name));
    this.#asked.set(name, asking);
    return asking;
  }

  /** `reference`: where in the keychain the answer belongs; null where it is kept in memory only. */
  async #ask(name: string, reference: string | null): Promise<string | null> {
    const { ask, keychain } = this.#sources;
    const answer = await ask(name, reference === null ? null : (keychain?.name ?? null));
    if (answer === null) return null;
    if (answer.keep && reference !== null && answer.value !== '')
      await keychain?.set(reference, answer.value);
    return answer.value;
  }

  async #find(name: string, mayAsk: boolean): Promise<void> {
    if (this.#values.has(name)) return;
    const reference = this.#references[name] ?? '';
    const value = await this.#read(name, reference, mayAsk);
    if (value !== null && value !== '') {
      this.#values.set(name, value);
      this.#finder = new SecretFinder([...this.#values.values()]);
      return;
    }
    throw new EngineError(
      'NOT_NOW',
      words.secretMissing(name, reference),
      reference === 'prompt'
        ? words.enterSecret
        : reference.startsWith('keychain:')
          ? words.saveSecret(reference.slice('keychain:'.length))
          : words.correctSecret,
    );
  }

  async #read(name: string, reference: string, mayAsk: boolean): Promise<string | null> {
    const [kind, ...rest] = reference.split(':');
    const where = rest.join(':');
    switch (kind) {
      case 'env':
        return process.env[where] ?? null;
      case 'file':
        return readFile(resolve(this.#sources.project, where), 'utf8').then(
          (text) => text.replace(/\r?\n$/, ''),
          () => null,
        );
      case 'prompt':
        return mayAsk ? this.#askOnce(name, null) : null;
      case 'keychain':
        if (this.#sources.keychain === null)
          throw new EngineError('NOT_NOW', words.secretWithoutKeychain(name), words.otherSources);
        return (await this.#sources.keychain.get(where)) ?? (mayAsk ? this.#askOnce(name, where) : null);
      default:
        throw new EngineError('BAD_INPUT', words.unknownSource(name, reference), words.unknownSourceHint);
    }
  }
}
