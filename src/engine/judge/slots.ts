/** How long a slot is, in ms. What is measured is summed up in slots, and judged slot by slot: a burst is one slot, not a thousand answers. */
export const slotMs = 20_000;

/** What a stream said within one slot of time. Counts are of that slot alone; a slot in which nothing was read is left out. */
export interface Slot {
  /** When it begins, epoch ms. */
  readonly at: number;
  readonly requests: number;
  /** How many of them failed; null where the source does not tell. */
  readonly errors: number | null;
  /** How many took as long as each bound of the stream at most and longer than the one before; null where nothing is timed. */
  readonly durations: readonly number[] | null;
  /** What was read of each gauge, the mean over the slot: `memory`, `database`, …. */
  readonly gauges: Readonly<Record<string, number>>;
}

/** The whole service, one of its hosts, or one of its routes. */
export interface Stream {
  readonly kind: 'all' | 'host' | 'route';
  /** The host or the route; empty for the whole. */
  readonly name: string;
  /** Upper bounds of the durations in ms, ascending, the last one infinite. */
  readonly bounds: readonly number[];
  /** In order of time. */
  readonly slots: readonly Slot[];
}

/** Streams before the change and since, matched by kind and name. */
export interface Comparison {
  readonly before: Stream;
  readonly after: Stream;
}

/** Slots with so many times the traffic that was usual before tell more of the traffic than of the release. */
const mostLoad = 1.3;

/** What can be compared of a stream since the change: slots whose traffic was usual before it, which is what three of four slots had. */
export function comparableSlots({ before, after }: Comparison): readonly Slot[] {
  const loads = before.slots.map(({ requests }) => requests).sort((a, b) => a - b);
  const usual = loads[Math.floor((loads.length - 1) * 0.75)] ?? 0;
  return after.slots.filter(({ requests }) => requests <= usual * mostLoad);
}

const dayMs = 24 * 60 * 60_000;
/** What is as far from the same time of another day tells of the time of day. */
const nearMs = 90 * 60_000;

/** Slots of about the same time of day, of whatever day: noon is slower than the night, and that is nothing a release did. `at`: epoch ms. */
export function sameTimeOfDay(slots: readonly Slot[], at: number): readonly Slot[] {
  return slots.filter((slot) => {
    const apart = (((at - slot.at) % dayMs) + dayMs) % dayMs;
    return Math.min(apart, dayMs - apart) <= nearMs;
  });
}

/** Neighboring slots as one, where each alone holds fewer than `least` requests; a rest that holds fewer is left out. */
export function fill(slots: readonly Slot[], least: number): readonly Slot[] {
  const filled: Slot[] = [];
  let open: Slot | null = null;
  for (const slot of slots) {
    open = open === null ? slot : sumOf(open, slot);
    if (open.requests < least) continue;
    filled.push(open);
    open = null;
  }
  return filled;
}

function sumOf(a: Slot, b: Slot): Slot {
  return {
    at: a.at,
    requests: a.requests + b.requests,
    errors: a.errors === null || b.errors === null ? null : a.errors + b.errors,
    durations: added(a.durations, b.durations),
    gauges: { ...a.gauges, ...b.gauges },
  };
}

/** Counts bound by bound; null where one of them has none. */
export function added(a: readonly number[] | null, b: readonly number[] | null): readonly number[] | null {
  return a === null || b === null ? null : a.map((count, at) => count + (b[at] ?? 0));
}

/** How many there are, over all bounds. */
export function totalOf(counts: readonly number[]): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** A quantile of counts by bound, interpolated as Prometheus does, in ms; null without counts or beyond the last finite bound. */
export function slotQuantile(
  bounds: readonly number[],
  counts: readonly number[],
  quantile: number,
): number | null {
  const total = totalOf(counts);
  if (!(total > 0)) return null;
  const rank = quantile * total;
  let below = 0;
  for (const [at, count] of counts.entries()) {
    const lower = at === 0 ? 0 : (bounds[at - 1] ?? 0);
    const upper = bounds[at] ?? Number.POSITIVE_INFINITY;
    if (below + count >= rank && count > 0)
      return Number.isFinite(upper) ? lower + ((upper - lower) * (rank - below)) / count : lower;
    below += count;
  }
  return null;
}
