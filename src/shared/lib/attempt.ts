/**
 * What `work` returns, or `fallback` where it throws. For failures that are an answer of their own: text that is no JSON, a
 * storage that is denied, a process that is gone. A failure that a person should hear of is not for this.
 */
export function attempt<T, F>(work: () => T, fallback: F): T | F {
  try {
    return work();
  } catch (_expected) {
    return fallback;
  }
}

/** {@link attempt} for work that takes its time. */
export async function attemptAsync<T, F>(work: () => Promise<T>, fallback: F): Promise<T | F> {
  try {
    return await work();
  } catch (_expected) {
    return fallback;
  }
}

/** The value of a JSON text; undefined for text that is no JSON. */
export function parseJson(text: string): unknown {
  return attempt((): unknown => JSON.parse(text), undefined);
}
