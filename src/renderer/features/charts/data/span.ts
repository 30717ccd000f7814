import type { ChartRange, ChartSpan } from '../../../stores/view/charts-store.ts';

export type Span = ChartSpan;

const minuteMs = 60_000;
const lengthMs = { '15m': 15 * minuteMs, '1h': 60 * minuteMs } as const;
/** A run that has just begun is not stretched over the whole width. */
const leastMs = minuteMs;
/** How much before its first command a release is shown from: what was usual stands beside what came of it. */
const leadMs = minuteMs;

interface Moments {
  readonly begin: number | null;
  readonly end: number;
  readonly released?: number | null;
}

/**
 * What the charts show: what was zoomed to, else the range up to `end` (now, or when the run ended). `begin` is the first
 * moment that is known of the run, `released` when its first command of the change started. All epoch ms. Pure.
 */
export function shownSpan(
  range: ChartRange,
  zoom: Span | null,
  { begin, end, released = null }: Moments,
): Span {
  if (zoom !== null) return zoom;
  if (range === 'release' && released !== null)
    return { from: Math.min(released - leadMs, end - leastMs), to: end };
  if (range !== 'run' && range !== 'release') return { from: end - lengthMs[range], to: end };
  return { from: Math.min(begin ?? end, end - leastMs), to: end };
}

/** What to ask the engine for: a range and what leads up to it; null means from the beginning, and to the end. Pure. */
export function askedSpan(
  range: ChartRange,
  zoom: Span | null,
  end: number,
  released: number | null = null,
): { readonly from: number | null; readonly to: number | null } {
  if (zoom !== null) return zoom;
  if (range === 'release') return { from: released === null ? null : released - leadMs, to: null };
  return { from: range === 'run' ? null : end - lengthMs[range], to: null };
}
