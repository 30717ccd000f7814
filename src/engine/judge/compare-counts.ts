import { type Counted, risesByChance } from './exact/binomial.ts';
import { medianOf } from './exact/trend-test.ts';
import type { Finding, Measure } from './finding.ts';
import type { Comparison, Slot } from './slots.ts';

/** A rise that has to be seen before a release counts as good: to this many times the rate, and by this many points. */
const mustSee = { times: 4, points: 0.5 } as const;
/** Slots of the newest stretch: a fault that begins late must not drown in what went well before. */
const recentSlots = 15;
/** How much of what may be risked goes to all that happened since the change; the rest goes to the newest stretch. */
const shareOfAll = 0.75;
/** Below so many before the change nothing is known of how they cluster. */
const leastForSpread = 10;
/** What comes alone looks clustered by chance up to here. */
const leastSpread = 2;
/** So many in a slot, and such a share of its answers, are no accident where every slot since the change has them. */
const mass = { count: 10, share: 0.05 } as const;

/** Two streams of slots, each with how many of its answers are counted. */
export interface Counts {
  readonly measure: Measure;
  readonly stream: Finding['stream'];
  readonly early: readonly Counted[];
  readonly late: readonly Counted[];
  /** A rise that matters: to this many times the share, and by this many percentage points. */
  readonly material: { readonly times: number; readonly points: number };
}

/** Compares how many answers failed. `risk` is the chance of a false alarm that this look may take. */
export function compareErrors({ before, after }: Comparison, risk: number): Finding {
  const failed = (slots: readonly Slot[]): readonly Counted[] =>
    slots.flatMap(({ errors, requests }) => (errors === null ? [] : [{ count: errors, of: requests }]));
  const { kind, name } = after;
  const [early, late] = [failed(before.slots), failed(after.slots)];
  const material = { times: 2, points: 0.05 };
  return compareCounts({ measure: 'errors', stream: { kind, name }, early, late, material }, risk);
}

/**
 * Compares the share of answers that are counted, by an exact test. One burst, such as a restart makes, does not decide: a slot counts for
 * little more than is usual among its neighbors.
 */
export function compareCounts({ measure, stream, early, late, material }: Counts, risk: number): Finding {
  const base = tallyOf(early);
  const now = tallyOf(late);
  const before = shareOf(base);
  const after = shareOf(now);
  const worst = Math.max(after ?? 0, shareOf(tallyOf(late.slice(-recentSlots))) ?? 0);
  return {
    measure,
    stream,
    before,
    after,
    chance: base.of === 0 || now.of === 0 ? 1 : Math.min(1, chanceSince(base, late, spreadOf(early))),
    isMaterial: worst >= (before ?? 0) * material.times && worst - (before ?? 0) >= material.points,
    slotsMissing: slotsMissing(base, { slots: late.length, requests: now.of }, risk),
  };
}

/** Of the whole time since the change and, once that is longer, of its newest stretch: the surer of the two, each at its price. */
function chanceSince(base: Counted, late: readonly Counted[], spread: number): number {
  const whole = chanceOf(base, steadied(late), spread);
  if (late.length <= recentSlots) return whole;
  const recent = chanceOf(base, steadied(late.slice(-recentSlots)), spread);
  return Math.min(whole / shareOfAll, recent / (1 - shareOfAll));
}

function tallyOf(slots: readonly Counted[]): Counted {
  let count = 0;
  let of = 0;
  for (const slot of slots) {
    count += slot.count;
    of += slot.of;
  }
  return { count, of };
}

/**
 * The same with each slot cut to little more than is usual: twice the median slot, and two. Where nothing but great numbers were counted
 * since the change, there is no neighbor to wait for.
 */
function steadied(slots: readonly Counted[]): Counted {
  if (slots.length > 1 && slots.every(isMass)) return tallyOf(slots);
  const usual = medianOf([0, 0, ...slots.map(({ count }) => count)]);
  const most = 2 * usual + 2;
  const cut = slots.reduce((sum, { count }) => sum + Math.min(count, most), 0);
  return { count: cut, of: tallyOf(slots).of };
}

function isMass({ count, of }: Counted): boolean {
  return count >= mass.count && count >= of * mass.share;
}

/** How many of them come together, 1 where each comes alone: the variance of the slots over their mean. */
function spreadOf(slots: readonly Counted[]): number {
  const { count, of } = tallyOf(slots);
  if (count < leastForSpread || slots.length < 3) return 1;
  const rate = count / of;
  const parts = slots.filter((slot) => slot.of > 0);
  const chi = parts.reduce((sum, slot) => sum + (slot.count - rate * slot.of) ** 2 / (rate * slot.of), 0);
  const spread = chi / (parts.length - 1);
  return spread < leastSpread ? 1 : spread;
}

function chanceOf(base: Counted, now: Counted, spread: number): number {
  if (base.of === 0 || now.of === 0) return 1;
  return risesByChance(
    { count: Math.ceil(base.count / spread), of: base.of },
    { count: Math.floor(now.count / spread), of: now.of },
  );
}

function shareOf({ count, of }: Counted): number | null {
  return of === 0 ? null : (count / of) * 100;
}

/** Slots until a rise that must be seen would be certain, at the traffic there is. */
function slotsMissing(
  base: Counted,
  now: { readonly slots: number; readonly requests: number },
  risk: number,
): number {
  if (base.of === 0 || now.requests === 0) return Number.POSITIVE_INFINITY;
  const rate = base.count / base.of;
  const risen = Math.max(rate * mustSee.times, rate + mustSee.points / 100);
  const aSlot = now.requests / now.slots;
  const sees = (slots: number): boolean => {
    const requests = aSlot * slots;
    const wouldBe = { count: Math.floor(risen * requests), of: requests };
    return wouldBe.count > 0 && chanceOf(base, wouldBe, 1) <= risk;
  };
  for (let slots = now.slots; slots <= now.slots + 1_000; slots = Math.ceil(slots * 1.1))
    if (sees(slots)) return slots - now.slots;
  return Number.POSITIVE_INFINITY;
}
