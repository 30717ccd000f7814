import { describe, expect, test } from 'vitest';
import { judge } from '../../../src/engine/judge/judge.ts';
import {
  type Comparison,
  fill,
  type Slot,
  sameTimeOfDay,
  slotQuantile,
} from '../../../src/engine/judge/slots.ts';
import { leastLooks, riskOfLook } from '../../../src/engine/judge/spend-risk.ts';

const bounds = [100, 250, 500, Number.POSITIVE_INFINITY];

function slot(change: Partial<Slot> = {}): Slot {
  return { at: 0, requests: 400, errors: 0, durations: [340, 50, 10, 0], gauges: {}, ...change };
}

/** Slots that differ a little, as real ones do. */
function usual(count: number, change: (at: number) => Partial<Slot> = () => ({})): readonly Slot[] {
  return Array.from({ length: count }, (_none, at) =>
    slot({
      durations: [340 - (at % 5), 50 + (at % 5), 10, 0],
      gauges: { memory: 200 + (at % 3) },
      ...change(at),
    }),
  );
}

function compare(before: readonly Slot[], after: readonly Slot[]): Comparison {
  const stream = { kind: 'all', name: '', bounds } as const;
  return { before: { ...stream, slots: before }, after: { ...stream, slots: after } };
}

describe('a judgment', () => {
  test('says go when a release that matters would have been seen', () => {
    expect(judge([compare(usual(30), usual(20))], 20, 45)).toMatchObject({
      verdict: 'go',
      worse: [],
      slotsMissing: 0,
    });
  });

  test('says wait, and for how long, while it could not have been seen', () => {
    const early = judge([compare(usual(30), usual(2))], 2, 45);
    expect(early.verdict).toBe('wait');
    expect(early.slotsMissing).toBeGreaterThan(0);
    expect(early.slotsMissing).toBeLessThan(20);
  });

  test('says wait where nothing was measured before, however long one looks', () => {
    expect(judge([compare([], usual(45))], 45, 45)).toMatchObject({ verdict: 'wait', slotsMissing: null });
    expect(judge([], 45, 45)).toMatchObject({ verdict: 'wait', slotsMissing: null });
  });

  test('never passes a service that nobody asks any more', () => {
    const silent = usual(20, () => ({ requests: 0, errors: 0, durations: [0, 0, 0, 0] }));
    expect(judge([compare(usual(30), silent)], 20, 45).verdict).toBe('wait');
  });

  test('one burst of failures, as a restart makes, does not take a release back', () => {
    const restart = usual(10, (at) => (at === 4 ? { errors: 60 } : {}));
    expect(judge([compare(usual(30), restart)], 10, 45).verdict).not.toBe('go-back');
  });

  test('failures in every slot do', () => {
    const failing = usual(4, () => ({ errors: 8 }));
    const { verdict, worse } = judge([compare(usual(30), failing)], 4, 45);
    expect(verdict).toBe('go-back');
    expect(worse[0]).toMatchObject({ measure: 'errors', before: 0, after: 2, sure: 'certain' });
  });

  test('failures that came together before the change come together after it', () => {
    const clustered = (at: number): Partial<Slot> => ({ errors: at % 6 === 0 ? 12 : 0 });
    const later = (at: number): Partial<Slot> => ({ errors: at % 4 === 0 ? 14 : 0 });
    expect(judge([compare(usual(30, clustered), usual(12, later))], 12, 45).verdict).not.toBe('go-back');
  });

  test('a third of the answers being much slower is worse, although most are as fast as before', () => {
    const slow = usual(8, () => ({ durations: [240, 35, 5, 120] }));
    const { verdict, worse } = judge([compare(usual(30), slow)], 8, 45);
    expect(verdict).toBe('go-back');
    expect(worse.map(({ measure }) => measure)).toContain('p95');
  });

  test('twice the traffic explains slower answers: that is waited for, not taken back', () => {
    const busy = usual(10, () => ({ requests: 800, durations: [200, 400, 200, 0] }));
    const { verdict, worse } = judge([compare(usual(30), busy)], 10, 45);
    expect(verdict).toBe('wait');
    expect(worse).toEqual([]);
  });

  test('memory that climbs on is worse, memory that levels off is not', () => {
    const climbing = usual(24, (at) => ({ gauges: { memory: 205 + 2 * at } }));
    const filling = usual(24, (at) => ({ gauges: { memory: 260 - 60 * Math.exp(-at / 4) } }));
    expect(judge([compare(usual(30), climbing)], 24, 45).worse[0]).toMatchObject({ measure: 'memory' });
    expect(judge([compare(usual(30), filling)], 24, 45).worse).toEqual([]);
  });

  test('a source that counts no failures is judged by what it times', () => {
    const untold = (): Partial<Slot> => ({ errors: null });
    const { findings, verdict } = judge([compare(usual(30, untold), usual(20, untold))], 20, 45);
    expect(findings.find(({ measure }) => measure === 'errors')).toMatchObject({ before: null, after: null });
    expect(verdict).toBe('go');
  });
});

describe('the risk of a look', () => {
  test('is the same while the soak lasts, and never runs out after it', () => {
    const first = riskOfLook(1, 45);
    expect(riskOfLook(45, 45)).toBe(first);
    expect(riskOfLook(46, 45)).toBe(first / 2);
    const whole = Array.from({ length: 10_000 }, (_none, at) => riskOfLook(at + 1, 45));
    expect(whole.reduce((sum, risk) => sum + risk, 0)).toBeLessThan(first * leastLooks * 2);
  });
});

describe('slots', () => {
  test('of the same time of day are compared, of whatever day', () => {
    const hours = Array.from({ length: 48 }, (_none, hour) => slot({ at: hour * 3_600_000 }));
    const near = sameTimeOfDay(hours, 47 * 3_600_000).map(({ at }) => at / 3_600_000);
    expect(near).toEqual([0, 22, 23, 24, 46, 47]);
  });

  test('with few requests are put together, and a rest too small is left out', () => {
    const few = [10, 10, 25, 10].map((requests) => slot({ requests, durations: [requests, 0, 0, 0] }));
    expect(fill(few, 20).map(({ requests }) => requests)).toEqual([20, 25]);
  });

  test('give the quantile that Prometheus gives', () => {
    expect(slotQuantile(bounds, [50, 50, 0, 0], 0.75)).toBe(175);
    expect(slotQuantile(bounds, [0, 0, 0, 10], 0.5)).toBe(500);
    expect(slotQuantile(bounds, [0, 0, 0, 0], 0.5)).toBeNull();
  });
});
