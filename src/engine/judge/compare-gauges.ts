import { ranksAboveByChance } from './exact/rank-test.ts';
import { climbsByChance, medianOrNull, slopeOf } from './exact/trend-test.ts';
import type { Finding, Measure } from './finding.ts';
import { type Comparison, comparableSlots, type Slot } from './slots.ts';

/** Gauges that a service holds more and more of when it does not give back what it took. */
const held = ['memory', 'database'] as const satisfies readonly Measure[];

/** Above this many times what was ever usual before, it is no longer the time of day. */
const unusual = 1.05;
/** Slots of the newest stretch. */
const recentSlots = 21;
/** So many of the newest slots have to lie above what was before. */
const topSlots = 6;
/** A service that fills its caches slows down: the second half of its climb is less than this share of the first. */
const levelingOff = 0.5;

/**
 * Finds what is taken and not given back: more than there ever was before the change, climbing steadily, and not leveling off as a
 * cache does that fills. Both must be unlikely by chance, so no risk is shared between them.
 */
export function compareGauges(compared: Comparison, risk: number): readonly Finding[] {
  const { before, after } = compared;
  const comparable = comparableSlots(compared);
  return held.flatMap((measure) => {
    const early = valuesOf(before.slots, measure);
    const late = valuesOf(comparable, measure).slice(-recentSlots);
    if (early.length === 0 && late.length === 0) return [];
    const top = late.slice(-topSlots);
    const above = ranksAboveByChance(
      early.map((value) => value * unusual),
      top,
    );
    const was = medianOrNull(early);
    const is = medianOrNull(top);
    return [
      {
        measure,
        stream: { kind: after.kind, name: after.name },
        before: was,
        after: is,
        chance: Math.max(above, climbsByChance(late)) * held.length,
        isMaterial: is !== null && was !== null && is >= was * unusual && !levelsOff(late),
        slotsMissing: Math.max(0, slotsNeeded(early.length, risk) - late.length),
      } satisfies Finding,
    ];
  });
}

function valuesOf(slots: readonly Slot[], measure: Measure): readonly number[] {
  return slots.flatMap(({ gauges }) => gauges[measure] ?? []);
}

function levelsOff(values: readonly number[]): boolean {
  const middle = Math.floor(values.length / 2);
  return slopeOf(values.slice(middle)) < slopeOf(values.slice(0, middle)) * levelingOff;
}

/** Slots that a steady climb needs to be certain: no pair of them falls. */
function slotsNeeded(before: number, risk: number): number {
  if (before === 0) return Number.POSITIVE_INFINITY;
  let chance = 1;
  for (let slots = 1; ; slots += 1) {
    chance /= slots;
    if (chance * held.length <= risk) return Math.max(slots, topSlots);
  }
}
