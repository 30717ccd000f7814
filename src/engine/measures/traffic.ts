import { countAnswers } from './error-rate.ts';
import { type Buckets, durationsByRoute } from './latency.ts';
import type { Scrape } from './series-index.ts';

/** What a service answered between two scrapes. */
export interface Traffic {
  readonly requests: number;
  /** How many answers were a server's error; null where the page does not tell. */
  readonly errors: number | null;
  /** How many took as long as each bound in ms at most; null where nothing is timed, or cannot be told. */
  readonly durations: Buckets | null;
}

/** By route; a page that names none has one, without a name. Empty without both scrapes, and where nothing was answered. */
export function trafficBetween(now: Scrape, before: Scrape | null): ReadonlyMap<string, Traffic> {
  const answers = countAnswers(now, before);
  const durations = durationsByRoute(now, before);
  const routes = new Set([...answers.keys(), ...durations.keys()]);
  return new Map(
    [...routes].map((route) => {
      const counted = answers.get(route);
      const timed = durations.get(route) ?? null;
      const requests = counted?.requests ?? timed?.get(Number.POSITIVE_INFINITY) ?? 0;
      return [route, { requests, errors: counted?.failed ?? null, durations: timed }];
    }),
  );
}
