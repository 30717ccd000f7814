/** The time that what is watched goes by, so that a soak of an hour can be tested in a moment. */
export interface Clock {
  /** Epoch ms. */
  now(): number;
  /**
   * Calls `act` every `ms` until the function it gives is called. Holds no process. What `act` returns settles when all that
   * it began is done: a clock that is moved by hand waits for it.
   */
  every(ms: number, act: () => void | Promise<void>): () => void;
  /** The same once, in `ms`. */
  after(ms: number, act: () => void | Promise<void>): () => void;
}

/** The machine's own time. */
export const systemClock: Clock = {
  now: () => Date.now(),
  every(ms, act) {
    const timer = setInterval(() => void act(), ms).unref();
    return () => clearInterval(timer);
  },
  after(ms, act) {
    const timer = setTimeout(() => void act(), ms).unref();
    return () => clearTimeout(timer);
  },
};
