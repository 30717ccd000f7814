import { expect, test } from 'vitest';
import { attempt, attemptAsync, parseJson } from '../../src/shared/lib/attempt.ts';

test('an attempt gives what the work returns, else its fallback', async () => {
  const fail = (): never => {
    throw new Error('gone');
  };
  expect(attempt(() => 7, null)).toBe(7);
  expect(attempt(fail, null)).toBeNull();
  expect(await attemptAsync(async () => 7, null)).toBe(7);
  expect(await attemptAsync(async () => fail(), null)).toBeNull();
  expect(await attemptAsync(fail, null)).toBeNull();
});

test('text that is no JSON has no value', () => {
  expect(parseJson('{"a":[1]}')).toEqual({ a: [1] });
  expect(parseJson('null')).toBeNull();
  expect(parseJson('{"a":')).toBeUndefined();
});
