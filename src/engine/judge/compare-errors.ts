import { risesByChance } from './exact/binomial.ts';
import { medianOf } from './exact/trend-test.ts';
import type { Finding } from './finding.ts';
import type { Comparison, Slot } from './slots.ts';

/** A rise that matters: to this many times the rate, and by this many percentage points. */
const material = { times: 2, points: 0.05 } as const;
/** A rise that has to be seen before a release counts as good: to this many times the rate, and by this many points. */
const mustSee = { times: 4, points: 0.5 } as const;
/** Slots of the newest stretch: a fault that begins late must not drown in what went well before. */
const recentSlots = 15;
/** How much of what may be risked goes to all that happened since the change; the rest goes to the newest stretch. */
const shareOfAll = 0.75;
/** Below so many failures before the change nothing is known of how they cluster. */
const leastForSpread = 10;
/** Failures that come alone look clustered by chance up to here. */
const leastSpread = 2;

interface Tally {
  readonly errors: number;
  readonly requests: number;
}

/**
 * Compares how many answers failed, by an exact test on counts. One burst, such as a restart makes, does not decide: a slot counts for
 * little more than is usual among its neighbors. `risk` is the chance of a false alarm that this look may take.
 */
export function compareErrors({ before, after }: Comparison, risk: number): Finding {
  const known = (slots: readonly Slot[]): readonly Slot[] => slots.filter(({ errors }) => errors !== null);
  const early = known(before.slots);
  const late = known(after.slots);
  const base = tallyOf(early);
  const now = tallyOf(late);
  const spread = spreadOf(early);
  const chance = chanceSince(base, late, spread);
  const rates = { before: rateOf(base), after: rateOf(now) };
  return {
    measure: 'errors',
    stream: { kind: after.kind, name: after.name },
    ...rates,
    chance: base.requests === 0 || now.requests === 0 ? 1 : Math.min(1, chance),
    isMaterial: isMaterial(
      rates.before ?? 0,
      Math.max(rates.after ?? 0, rateOf(tallyOf(late.slice(-recentSlots))) ?? 0),
    ),
    slotsMissing: slotsMissing(base, { slots: late.length, requests: now.requests }, risk),
  };
}

/** Of the whole time since the change and, once that is longer, of its newest stretch: the surer of the two, each at its price. */
function chanceSince(base: Tally, late: readonly Slot[], spread: number): number {
  const whole = chanceOf(base, steadied(late), spread);
  if (late.length <= recentSlots) return whole;
  const recent = chanceOf(base, steadied(late.slice(-recentSlots)), spread);
  return Math.min(whole / shareOfAll, recent / (1 - shareOfAll));
}

function tallyOf(slots: readonly Slot[]): Tally {
  let errors = 0;
  let requests = 0;
  for (const slot of slots) {
    errors += slot.errors ?? 0;
    requests += slot.requests;
  }
  return { errors, requests };
}

/** The same with each slot's failures cut to little more than is usual: twice the median slot, and two. */
function steadied(slots: readonly Slot[]): Tally {
  const usual = medianOf([0, 0, ...slots.map(({ errors }) => errors ?? 0)]);
  const most = 2 * usual + 2;
  const { requests } = tallyOf(slots);
  return { errors: slots.reduce((sum, { errors }) => sum + Math.min(errors ?? 0, most), 0), requests };
}

/** How many failures come together, 1 where each comes alone: the variance of the slots over their mean. */
function spreadOf(slots: readonly Slot[]): number {
  const { errors, requests } = tallyOf(slots);
  if (errors < leastForSpread || slots.length < 3) return 1;
  const rate = errors / requests;
  const parts = slots.filter((slot) => slot.requests > 0);
  const chi = parts.reduce(
    (sum, slot) => sum + ((slot.errors ?? 0) - rate * slot.requests) ** 2 / (rate * slot.requests),
    0,
  );
  const spread = chi / (parts.length - 1);
  return spread < leastSpread ? 1 : spread;
}

function chanceOf(base: Tally, now: Tally, spread: number): number {
  if (base.requests === 0 || now.requests === 0) return 1;
  return risesByChance(
    { count: Math.ceil(base.errors / spread), of: base.requests },
    { count: Math.floor(now.errors / spread), of: now.requests },
  );
}

function rateOf({ errors, requests }: Tally): number | null {
  return requests === 0 ? null : (errors / requests) * 100;
}

function isMaterial(before: number, after: number): boolean {
  return after >= before * material.times && after - before >= material.points;
}

/** Slots until a rise that must be seen would be certain, at the traffic there is. */
function slotsMissing(
  base: Tally,
  now: { readonly slots: number; readonly requests: number },
  risk: number,
): number {
  if (base.requests === 0 || now.requests === 0) return Number.POSITIVE_INFINITY;
  const rate = base.errors / base.requests;
  const risen = Math.max(rate * mustSee.times, rate + mustSee.points / 100);
  const aSlot = now.requests / now.slots;
  const sees = (slots: number): boolean => {
    const requests = aSlot * slots;
    const wouldBe = { errors: Math.floor(risen * requests), requests };
    return wouldBe.errors > 0 && chanceOf(base, wouldBe, 1) <= risk;
  };
  for (let slots = now.slots; slots <= now.slots + 1_000; slots = Math.ceil(slots * 1.1))
    if (sees(slots)) return slots - now.slots;
  return Number.POSITIVE_INFINITY;
}
