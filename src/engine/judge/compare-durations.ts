import { compareCounts } from './compare-counts.ts';
import type { Counted } from './exact/binomial.ts';
import { ranksAboveByChance } from './exact/rank-test.ts';
import { medianOf, medianOrNull } from './exact/trend-test.ts';
import type { Finding, Measure } from './finding.ts';
import {
  type Comparison,
  comparableSlots,
  fill,
  type Slot,
  type Stream,
  slotQuantile,
  totalOf,
} from './slots.ts';

/** What is compared of durations, and how many requests a slot needs so that it can be told. */
const quantiles = [
  { measure: 'p50', quantile: 0.5, least: 10, share: 0.2 },
  { measure: 'p95', quantile: 0.95, least: 40, share: 0.4 },
  { measure: 'p99', quantile: 0.99, least: 200, share: 0.25 },
] as const satisfies readonly {
  readonly measure: Measure;
  readonly quantile: number;
  readonly least: number;
  readonly share: number;
}[];

/** What is left for answers that take so many times what the slowest in a hundred took before. */
const verySlow = { share: 0.15, times: 4 } as const;

/** Up to here a change is the time of day: the old values count for so many times what they were. */
const drift = 1.1;
/** A rise that matters. */
const material = 1.15;
/** Slots of the newest stretch that are compared. */
const recentSlots = 15;
/** More slots before the change than this add nothing but time; they are then taken evenly. */
const mostBefore = 90;

/**
 * Compares how long answers took, quantile by quantile, slots against slots, by an exact rank test: the slots before the change count as a
 * tenth slower than they were. `risk` is the chance of a false alarm that this look may take, over all quantiles.
 */
export function compareDurations(compared: Comparison, risk: number): readonly Finding[] {
  const { before, after } = compared;
  const comparable = comparableSlots(compared);
  const findings: readonly Finding[] = quantiles.map(({ measure, quantile, least, share }) => {
    const early = evenly(valuesOf(before, before.slots, { quantile, least }));
    const late = valuesOf(after, comparable, { quantile, least }).slice(-recentSlots);
    const chance =
      ranksAboveByChance(
        early.map((value) => value * drift),
        late,
      ) / share;
    const was = medianOrNull(early);
    const is = medianOrNull(late);
    return {
      measure,
      stream: { kind: after.kind, name: after.name },
      before: was,
      after: is,
      chance: Math.min(1, chance),
      isMaterial: was !== null && is !== null && is >= was * material,
      slotsMissing: slotsMissing(early.length, late.length, risk * share),
    };
  });
  const slow = compareSlow(compared, risk * verySlow.share);
  return slow === null ? findings : [...findings, { ...slow, chance: slow.chance / verySlow.share }];
}

/** Compares the share of very slow answers, which a few slots tell and no quantile below them shows; null where nothing was timed before. */
function compareSlow({ before, after }: Comparison, risk: number): Finding | null {
  const usual = medianOf(valuesOf(before, before.slots, { quantile: 0.99, least: 100 }));
  const from = before.bounds.findIndex((bound) => bound >= usual * verySlow.times);
  if (usual === 0 || from === -1) return null;
  const slow = (slots: readonly Slot[]): readonly Counted[] =>
    slots.flatMap(({ durations }) =>
      durations === null ? [] : [{ count: totalOf(durations.slice(from + 1)), of: totalOf(durations) }],
    );
  const { kind, name } = after;
  const [early, late] = [slow(before.slots), slow(after.slots)];
  return compareCounts(
    { measure: 'slow', stream: { kind, name }, early, late, material: { times: 4, points: 2 } },
    risk,
  );
}

function valuesOf(
  { bounds }: Stream,
  slots: readonly Slot[],
  { quantile, least }: { readonly quantile: number; readonly least: number },
): readonly number[] {
  const timed = slots.filter(({ durations }) => durations !== null);
  return fill(timed, least).flatMap(({ durations }) => slotQuantile(bounds, durations ?? [], quantile) ?? []);
}

function evenly(values: readonly number[]): readonly number[] {
  const step = values.length / mostBefore;
  return step <= 1
    ? values
    : Array.from({ length: mostBefore }, (_none, at) => values[Math.floor(at * step)] ?? 0);
}

/** Slots until all of them lying above all before would be certain. */
function slotsMissing(before: number, after: number, risk: number): number {
  let chance = 1;
  for (let slots = 1; slots <= recentSlots; slots += 1) {
    chance *= slots / (before + slots);
    if (chance <= risk) return Math.max(0, slots - after);
  }
  return Number.POSITIVE_INFINITY;
}
