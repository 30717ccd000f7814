import { hash } from 'node:crypto';

/**
 * Gives elements identities that survive edits elsewhere: a hash of the heading path and the element's own words,
 * and, for twins under one heading, their rank among each other. Line numbers play no part.
 */
export class Identities {
  /** How often each element's words stood under a path so far, by kind and joined path. */
  readonly #twins = new Map<string, Map<string, number>>();
  /** A section's items share one path: it is joined once. */
  readonly #paths = new WeakMap<
    readonly string[],
    Map<string, { key: string; twins: Map<string, number> }>
  >();

  /** `prefix` is one letter for the kind of element. */
  next(prefix: string, path: readonly string[], words: string): string {
    const { key, twins } = this.#siblings(prefix, path);
    const rank = (twins.get(words) ?? 0) + 1;
    twins.set(words, rank);
    const own = key + words;
    return prefix + hash('sha256', rank === 1 ? own : `${own}\u0000${rank}`).slice(0, 10);
  }

  #siblings(
    prefix: string,
    path: readonly string[],
  ): { readonly key: string; readonly twins: Map<string, number> } {
    let kinds = this.#paths.get(path);
    if (kinds === undefined) {
      kinds = new Map();
      this.#paths.set(path, kinds);
    }
    let siblings = kinds.get(prefix);
    if (siblings === undefined) {
      const key = `${prefix}\u0000${path.join('\u0001')}\u0000`;
      const twins = this.#twins.get(key) ?? new Map<string, number>();
      this.#twins.set(key, twins);
      siblings = { key, twins };
      kinds.set(prefix, siblings);
    }
    return siblings;
  }
}
