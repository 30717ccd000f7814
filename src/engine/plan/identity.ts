import { hash } from 'node:crypto';

/**
 * Gives elements identities that survive edits elsewhere: a hash of the heading path and the element's own words,
 * and, for twins under one heading, their rank among each other. Line numbers play no part.
 */
export class Identities {
  readonly #twins = new Map<string, number>();
  /** A section's items share one path: it is joined once. */
  readonly #paths = new WeakMap<readonly string[], string>();

  /** `prefix` is one letter for the kind of element. */
  next(prefix: string, path: readonly string[], words: string): string {
    const key = `${prefix}\u0000${this.#join(path)}\u0000${words}`;
    const rank = (this.#twins.get(key) ?? 0) + 1;
    this.#twins.set(key, rank);
    return `${prefix}${hash('sha256', rank === 1 ? key : `${key}\u0000${rank}`).slice(0, 10)}`;
  }

  #join(path: readonly string[]): string {
    let joined = this.#paths.get(path);
    if (joined === undefined) {
      joined = path.join('\u0001');
      this.#paths.set(path, joined);
    }
    return joined;
  }
}
