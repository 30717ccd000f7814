import { describe, expect, test } from 'vitest';
import type { Fault } from './synthetic-release.ts';
import { foundBy, seedsFrom, watchRelease } from './watch-release.ts';

/** Times here are those of the drawn releases, not of the machine that judges them. */
describe('releases drawn by seed, with the rhythm of a week, bursts, restarts, and little traffic', () => {
  test('of a thousand that change nothing, one at most is called worse and most are called good', {
    timeout: 300_000,
  }, () => {
    const verdicts = seedsFrom(1, 1_000).map((seed) => watchRelease({ seed, fault: 'none' }).last.verdict);
    expect(verdicts.filter((verdict) => verdict === 'go-back').length).toBeLessThanOrEqual(1);
    expect(verdicts.filter((verdict) => verdict === 'go').length).toBeGreaterThanOrEqual(650);
  });

  test('errors from 0.05 to 0.5 % are found, half of them in 100 s and 99 of 100 in 300 s', () => {
    const watched = seedsFrom(1, 400).map((seed) => watchRelease({ seed, fault: 'errors', traffic: 20 }));
    expect(foundBy(watched, 0.5)).toBeLessThanOrEqual(100);
    expect(foundBy(watched, 0.99)).toBeLessThanOrEqual(300);
  });

  test.each<[Fault, string, number]>([
    ['p95', 'answers 30 % slower', 200],
    ['slow-third', 'three of ten answers a hundred times slower', 60],
    ['leak', 'memory growing by 1 % a minute', 900],
    ['one-host', 'one host of six slower and failing', 200],
    ['one-route', 'one route of twenty slower and failing', 300],
    ['connections', 'connections that are not given back', 700],
  ])('%s: every release with %s is found', (fault, _words, within) => {
    const watched = seedsFrom(1, 30).map((seed) => watchRelease({ seed, fault, traffic: 20 }));
    expect(foundBy(watched, 1)).toBeLessThanOrEqual(within);
  });

  test.each<Fault>(['one-host', 'one-route'])('%s: names where it is', (fault) => {
    const { last } = watchRelease({ seed: 3, fault, traffic: 20 });
    const where = last.worse
      .map(({ stream, onlyIn }) => (onlyIn ?? stream).name)
      .filter((name) => name !== '');
    expect(new Set(where)).toEqual(new Set([fault === 'one-host' ? 'web-4' : '/route/5']));
  });

  test('with a request every two seconds nothing passes for good', () => {
    for (const seed of seedsFrom(1, 20)) {
      const { last } = watchRelease({ seed, fault: 'none', traffic: 0.5, watchedMinutes: 5 });
      expect(last.verdict).toBe('wait');
      expect(last.slotsMissing).not.toBe(0);
    }
  });
});
