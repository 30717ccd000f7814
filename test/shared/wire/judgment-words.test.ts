import { describe, expect, it } from 'vitest';
import type { Judged } from '../../../src/shared/journal/judgment-shape.ts';
import { judgmentWords, verdictWords } from '../../../src/shared/wire/judgment-words.ts';

const time = (): string => '14:06';
const judged: Judged = {
  verdict: 'go',
  since: '2026-01-01T14:06:00.000Z',
  worse: [],
  steady: ['errors', 'p95', 'memory'],
  missingMs: 0,
};

describe('the sentence on top', () => {
  it('says what got worse, where, by how much and how sure, and what did not', () => {
    const worse: Judged['worse'] = [
      { measure: 'errors', where: null, before: 0.0412, after: 2.104, sure: 'certain' },
      { measure: 'p95', where: 'web-3', before: 84.4, after: 131.2, sure: 'likely' },
    ];
    const said = judgmentWords({ ...judged, verdict: 'go-back', worse, steady: ['memory'] }, time);
    expect(said).toBe(
      'Since 14:06: error rate 0.041 % → 2.1 % (certain), p95 of web-3 84.4 ms → 131 ms (likely); unchanged: memory.',
    );
  });

  it('says that nothing got worse, and how long until that is sure', () => {
    expect(judgmentWords(judged, time)).toBe(
      'Since 14:06, nothing measured got worse: error rate, p95, memory.',
    );
    expect(judgmentWords({ ...judged, verdict: 'wait', missingMs: 130_000 }, time)).toBe(
      'Since 14:06, nothing measured got worse: error rate, p95, memory; sure in about 3 min 00 s.',
    );
    expect(judgmentWords({ ...judged, verdict: 'wait', steady: [], missingMs: null }, time)).toBe(
      'Since 14:06, nothing measured got worse; there is too little traffic, or no baseline, to be sure.',
    );
  });

  it('names each verdict as a go/no-go call does', () => {
    expect((['go', 'wait', 'go-back'] as const).map((verdict) => verdictWords({ verdict }))).toEqual([
      'Go',
      'Wait',
      'Go back',
    ]);
  });
});
