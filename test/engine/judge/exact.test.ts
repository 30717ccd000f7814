import { describe, expect, test } from 'vitest';
import { atLeast, logGamma, risesByChance } from '../../../src/engine/judge/exact/binomial.ts';
import { ranksAboveByChance, superiority } from '../../../src/engine/judge/exact/rank-test.ts';
import { climbsByChance, medianOf, slopeOf } from '../../../src/engine/judge/exact/trend-test.ts';

describe('the binomial test', () => {
  test('agrees with sums by hand', () => {
    expect(atLeast(2, 3, 0.5)).toBeCloseTo(0.5, 14);
    expect(atLeast(1, 10, 0.1)).toBeCloseTo(1 - 0.9 ** 10, 14);
    expect(atLeast(0, 5, 0.3)).toBe(1);
    expect(atLeast(6, 5, 0.3)).toBe(0);
    expect(atLeast(5, 5, 0.3)).toBeCloseTo(0.3 ** 5, 14);
  });

  test('keeps its digits where counts are large and chances small', () => {
    // 1 − Σ Poisson(3): the binomial of a million trials differs by less than a millionth.
    const poisson = 1 - Math.exp(-3) * (1 + 3 + 4.5 + 4.5);
    expect(atLeast(4, 1_000_000, 3e-6)).toBeCloseTo(poisson, 5);
    expect(atLeast(40, 1_000_000, 3e-6)).toBeGreaterThan(0);
    expect(logGamma(11)).toBeCloseTo(Math.log(3_628_800), 12);
  });

  test('compares two counts by their exposure alone', () => {
    expect(risesByChance({ count: 0, of: 100 }, { count: 0, of: 100 })).toBe(1);
    expect(risesByChance({ count: 0, of: 100 }, { count: 3, of: 100 })).toBeCloseTo(0.125, 14);
    expect(risesByChance({ count: 6, of: 12_000 }, { count: 10, of: 2_000 })).toBeCloseTo(1.234e-5, 8);
  });
});

describe('the rank test', () => {
  test.each([
    [3, 2],
    [6, 4],
    [7, 5],
  ])('agrees with all orders of %i and %i values, counted one by one', (before, after) => {
    for (let wins = 0; wins <= before * after; wins += 1) {
      const early = Array.from({ length: before }, (_none, at) => 2 * at + 1);
      const late = lateWith(wins, before, after);
      expect(superiority(early, late)).toBeCloseTo(wins / (before * after), 14);
      expect(ranksAboveByChance(early, late)).toBeCloseTo(counted(before, after, wins), 12);
    }
  });

  test('says nothing of nothing, and gives ties to chance', () => {
    expect(ranksAboveByChance([], [1])).toBe(1);
    expect(ranksAboveByChance([1], [])).toBe(1);
    expect(ranksAboveByChance([5, 5, 5], [5, 5])).toBeGreaterThan(0.5);
  });

  test('is exact far out', () => {
    const early = Array.from({ length: 30 }, (_none, at) => at);
    expect(ranksAboveByChance(early, [90, 91, 92, 93, 94])).toBeCloseTo(1 / 324_632, 16);
  });
});

describe('the trend test', () => {
  test('agrees with all orders of five values, counted one by one', () => {
    const orders = ordersOf([1, 2, 3, 4, 5]);
    const fallsOf = (order: readonly number[]): number =>
      order.flatMap((early, at) => order.slice(at + 1).filter((late) => late < early)).length;
    for (const order of orders) {
      const as = orders.filter((other) => fallsOf(other) <= fallsOf(order)).length / orders.length;
      expect(climbsByChance(order)).toBeCloseTo(as, 12);
    }
  });

  test('reads a slope through one that is out of line', () => {
    expect(slopeOf([1, 2, 3, 40, 5, 6])).toBe(1);
    expect(slopeOf([7])).toBe(0);
    expect(climbsByChance([1, 2])).toBe(1);
    expect(medianOf([4, 1, 3, 2])).toBe(2);
    expect(medianOf([])).toBe(0);
  });
});

/** So many late values that together lie above an early one so many times. */
function lateWith(wins: number, before: number, after: number): readonly number[] {
  let left = wins;
  return Array.from({ length: after }, () => {
    const mine = Math.min(before, left);
    left -= mine;
    return 2 * mine;
  });
}

/** The share of all orders in which late values lie above early ones so many times or more. */
function counted(before: number, after: number, wins: number): number {
  let all = 0;
  let as = 0;
  const place = (early: number, late: number, won: number): void => {
    if (early === before && late === after) {
      all += 1;
      if (won >= wins) as += 1;
      return;
    }
    if (early < before) place(early + 1, late, won);
    if (late < after) place(early, late + 1, won + early);
  };
  place(0, 0, 0);
  return as / all;
}

function ordersOf(values: readonly number[]): readonly (readonly number[])[] {
  if (values.length === 0) return [[]];
  return values.flatMap((first) =>
    ordersOf(values.filter((value) => value !== first)).map((rest) => [first, ...rest]),
  );
}
