import { settled } from './ignore.ts';

/**
 * Calls `look` every `ms`, never twice at once. A look that fails is dropped: what cannot be read now may be readable at
 * the next one. Does not hold the process. Gives the function that ends it.
 */
export function poll(ms: number, look: () => Promise<void>): () => void {
  let looking = false;
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    void settled(look(), 'what cannot be read now may be readable at the next look').finally(() => {
      looking = false;
    });
  }, ms);
  timer.unref();
  return () => clearInterval(timer);
}
