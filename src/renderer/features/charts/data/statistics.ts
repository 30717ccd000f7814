import type { Sample } from '../../../../shared/wire/live.ts';
import type { Span } from './span.ts';

/** What the legend says of a line, in the tile's unit. */
export interface Statistics {
  readonly last: number;
  readonly min: number;
  readonly max: number;
  readonly p95: number;
}

/** Of the samples within a span; null where none has a value. The percentile is by nearest rank. Pure. */
export function statisticsOf(samples: readonly Sample[], { from, to }: Span): Statistics | null {
  const values = samples.flatMap(({ at, value }) => (value === null || at < from || at > to ? [] : [value]));
  const last = values.at(-1);
  if (last === undefined) return null;
  const sorted = values.toSorted((a, b) => a - b);
  return {
    last,
    min: sorted[0] ?? last,
    max: sorted.at(-1) ?? last,
    p95: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? last,
  };
}
