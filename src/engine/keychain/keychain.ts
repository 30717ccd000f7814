import { EngineError } from '../lib/engine-error.ts';
import * as words from './keychain-words.ts';

/**
 * Where secrets are kept on this machine, by reference. Every call throws an EngineError that says what happened when the
 * keychain is missing, locked, or refuses.
 */
export interface Keychain {
  /** For a sentence: `the desktop's keyring`. */
  readonly name: string;
  /** The value behind a reference; null when there is none. */
  get(reference: string): Promise<string | null>;
  set(reference: string, value: string): Promise<void>;
  /** False where there was nothing to remove. */
  remove(reference: string): Promise<boolean>;
  /** Every reference, sorted; values are not read. */
  list(): Promise<readonly string[]>;
}

/** A keychain that is not there: every call says why, and what to do instead. */
export function missingKeychain(reason: string, hint: string): Keychain {
  const refuse = (): Promise<never> =>
    Promise.reject(new EngineError('NOT_NOW', words.withoutKeychain(reason), hint));
  return { name: words.noKeychain, get: refuse, set: refuse, remove: refuse, list: refuse };
}

/** Throws `BAD_INPUT` for a reference that no keychain can be asked for. */
export function mustBeReference(reference: string): void {
  // Quotes and line ends would mean something else to the tools in between.
  if (!/^(?!-)[^\p{Cc}"\\]{1,200}$/u.test(reference)) throw new EngineError('BAD_INPUT', words.badReference);
}
