import { expect, test } from 'vitest';
import { backoffMs } from '../../../src/shared/time/backoff.ts';
import { sleep } from '../../../src/shared/time/sleep.ts';

const doubling = { firstMs: 250, mostMs: 5_000, growth: 'double' } as const;
const adding = { firstMs: 200, mostMs: 1_000, growth: 'add' } as const;

test('waits double up to their limit', () => {
  const waits = [1, 2, 3, 4, 5, 6, 7].map((failures) => backoffMs(doubling, failures));
  expect(waits).toEqual([250, 500, 1_000, 2_000, 4_000, 5_000, 5_000]);
});

test('waits grow by the first one up to their limit', () => {
  expect([1, 2, 5, 6].map((failures) => backoffMs(adding, failures))).toEqual([200, 400, 1_000, 1_000]);
});

test('a night of failures neither overflows nor shortens the wait', () => {
  expect(backoffMs(doubling, 100_000)).toBe(5_000);
  expect(backoffMs(adding, Number.MAX_SAFE_INTEGER)).toBe(1_000);
});

test('a wait before any failure is the first one', () => {
  expect(backoffMs(doubling, 0)).toBe(250);
  expect(backoffMs(adding, 0)).toBe(200);
});

test('the spread moves a wait by a quarter either way', () => {
  expect(backoffMs(doubling, 2, 0)).toBe(375);
  expect(backoffMs(doubling, 2, 0.5)).toBe(500);
  expect(backoffMs(doubling, 60, 0.99)).toBe(6_225);
});

test('a sleep ends at once when its signal is or was aborted', async () => {
  const stop = new AbortController();
  const sleeping = sleep(3_600_000, stop.signal);
  stop.abort();
  await sleeping;
  await sleep(3_600_000, stop.signal);
  expect(stop.signal.aborted).toBe(true);
});
