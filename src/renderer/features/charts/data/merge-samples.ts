import type { Sample } from '../../../../shared/wire/live.ts';
import type { Span } from './span.ts';

/** What was kept of a series, and then what the window heard itself. Both in time order. Pure. */
export function mergeSamples(kept: readonly Sample[], heard: readonly Sample[]): readonly Sample[] {
  const last = kept.at(-1)?.at ?? Number.NEGATIVE_INFINITY;
  return kept.concat(heard.filter(({ at }) => at > last));
}

/** The samples within a span, and the neighbor on each side, so that lines reach the edge. Pure. */
export function samplesIn(samples: readonly Sample[], { from, to }: Span): readonly Sample[] {
  const first = samples.findIndex(({ at }) => at >= from);
  const last = samples.findLastIndex(({ at }) => at <= to);
  return samples.slice(Math.max(0, (first === -1 ? samples.length : first) - 1), last + 2);
}
