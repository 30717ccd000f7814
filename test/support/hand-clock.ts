import type { Clock } from '../../src/engine/lib/clock.ts';

interface Alarm {
  due: number;
  /** Null for one that goes off once. */
  readonly everyMs: number | null;
  readonly act: () => void | Promise<void>;
}

/** A clock that stands still until a test moves it. */
export class HandClock implements Clock {
  #now: number;
  readonly #alarms = new Set<Alarm>();

  constructor(now = Date.now()) {
    this.#now = now;
  }

  /** What still waits to go off: none, once everything that was started has been closed. */
  get waiting(): number {
    return this.#alarms.size;
  }

  now(): number {
    return this.#now;
  }

  every(ms: number, act: Alarm['act']): () => void {
    return this.#set({ due: this.#now + ms, everyMs: ms, act });
  }

  after(ms: number, act: Alarm['act']): () => void {
    return this.#set({ due: this.#now + ms, everyMs: null, act });
  }

  /** Lets so much time pass; settles when all that came due meanwhile has been done, one after the other. */
  async advance(ms: number): Promise<void> {
    const until = this.#now + ms;
    for (let next = this.#next(until); next !== undefined; next = this.#next(until)) {
      this.#now = next.due;
      if (next.everyMs === null) this.#alarms.delete(next);
      else next.due += next.everyMs;
      await next.act();
    }
    this.#now = until;
  }

  /** Of those due at the same time, the one that was set first. */
  #next(until: number): Alarm | undefined {
    const due = [...this.#alarms].filter((alarm) => alarm.due <= until);
    return due.sort((a, b) => a.due - b.due)[0];
  }

  #set(alarm: Alarm): () => void {
    this.#alarms.add(alarm);
    return () => void this.#alarms.delete(alarm);
  }
}
