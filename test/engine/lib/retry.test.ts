import { expect, test } from 'vitest';
import { askUntil, retry } from '../../../src/engine/lib/retry.ts';

const backoff = { firstMs: 1, mostMs: 1, growth: 'add' } as const;

/** Work that fails so often, then gives how often it was done. */
function failing(times: number, error: Error = new Error('lost')): () => Promise<number> {
  let done = 0;
  return async () => {
    done += 1;
    if (done <= times) throw error;
    return done;
  };
}

test('work is done again until it succeeds, and not once more', async () => {
  expect(await retry(failing(2), { backoff, most: 2, isWorthRetrying: () => true })).toBe(3);
});

test('the last error is thrown when the retries are spent', async () => {
  await expect(retry(failing(3), { backoff, most: 2, isWorthRetrying: () => true })).rejects.toThrow('lost');
});

test('an error that is not worth it ends the work at once', async () => {
  const work = failing(1, new Error('refused'));
  await expect(retry(work, { backoff, most: null, isWorthRetrying: () => false })).rejects.toThrow('refused');
  expect(await work()).toBe(2);
});

test('what has to happen between two tries happens between them only', async () => {
  let between = 0;
  const before = (): void => {
    between += 1;
  };
  expect(await retry(failing(2), { backoff, most: null, isWorthRetrying: () => true, before })).toBe(3);
  expect(between).toBe(2);
});

test('an error of what happens between two tries ends the work', async () => {
  const before = (): Promise<void> => Promise.reject(new Error('unreachable'));
  await expect(
    retry(failing(1), { backoff, most: null, isWorthRetrying: () => true, before }),
  ).rejects.toThrow('unreachable');
});

test('an aborted signal ends the waiting with the error of the try', async () => {
  const stop = new AbortController();
  const slow = { firstMs: 3_600_000, mostMs: 3_600_000, growth: 'add' } as const;
  const working = retry(failing(1), {
    backoff: slow,
    most: null,
    isWorthRetrying: () => true,
    signal: stop.signal,
  });
  stop.abort();
  await expect(working).rejects.toThrow('lost');
});

test('a question is asked until it has its answer', async () => {
  let asked = 0;
  const look = async (): Promise<number> => ++asked;
  expect(await askUntil({ everyMs: 1, withinMs: 60_000 }, look, (said) => said === 3)).toBe(3);
  expect(asked).toBe(3);
});

test('a question without its answer gives what was said last, asked at least once', async () => {
  let asked = 0;
  const look = async (): Promise<number> => ++asked;
  expect(await askUntil({ everyMs: 1, withinMs: 0 }, look, () => false)).toBe(1);
});
