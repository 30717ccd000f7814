import { expect, test } from 'vitest';
import { decimateSamples } from '../../../src/shared/wire/decimate-samples.ts';

const secondMs = 1_000;

test('peaks survive, and so does a gap of any length between two stretches', () => {
  const before = Array.from({ length: 5_000 }, (_, at) => ({
    at: at * secondMs,
    value: at === 1_777 ? 99 : 5,
  }));
  const gap = { at: 5_000 * secondMs, value: null };
  const after = Array.from({ length: 5_000 }, (_, at) => ({ at: (9_000 + at) * secondMs, value: 6 }));
  const kept = decimateSamples([...before, gap, ...after], 500);
  expect(kept.length).toBeLessThanOrEqual(1_500);
  expect(kept).toContainEqual({ at: 1_777 * secondMs, value: 99 });
  const last = kept.findLastIndex(({ value }) => value === 5);
  expect(kept[last + 1]).toEqual(gap);
  expect(kept.map(({ at }) => at)).toEqual(kept.map(({ at }) => at).toSorted((a, b) => a - b));
});

test('a time without data stays one, and few samples are left as they are', () => {
  const nothing = Array.from({ length: 4_000 }, (_, at) => ({ at, value: null }));
  expect(decimateSamples(nothing, 100)).toHaveLength(100);
  expect(decimateSamples(nothing, 100).every(({ value }) => value === null)).toBe(true);
  const few = [{ at: 1, value: 2 }];
  expect(decimateSamples(few, 100)).toEqual(few);
  expect(decimateSamples([], 100)).toEqual([]);
});
