import { describe, expect, it } from 'vitest';
import type { HostReadings } from '../../../../src/engine/measures/readings.ts';
import { tileSpecs } from '../../../../src/engine/measures/tiles.ts';
import { RuleWatch } from '../../../../src/engine/watch/alerts/rule-watch.ts';
import { type HostValue, tileOf } from '../../../../src/engine/watch/metrics/host-tiles.ts';
import type { AlertRule, Budget } from '../../../../src/shared/plan/plan.ts';

const rule: AlertRule = {
  text: 'Error rate above 5%',
  metric: 'error rate',
  op: '>',
  value: 5,
  unit: '%',
  forMs: 10_000,
  line: 1,
};

const host = (
  name: string | null,
  value: number | null,
  silentSince: number | null = null,
): HostReadings => ({
  host: name,
  tiles: { errors: { value, unit: '%' } },
  up: 1,
  memoryPercent: null,
  cpuPercent: null,
  diskFreePercent: null,
  named: {},
  missing: new Set(),
  silentSince: { scrape: silentSince },
  whySilent: {},
  unreadable: {},
});

describe('a rule that several hosts measure', () => {
  it('fires when it has held long enough on one host, and names it', () => {
    const watch = new RuleWatch(rule);
    watch.judge([host('a', 1), host('b', 9)], 0);
    expect(watch.judge([host('a', 1), host('b', 9)], 9_000)).toMatchObject({ state: 'pending', host: 'b' });
    expect(watch.judge([host('a', 7), host('b', 9)], 10_000)).toMatchObject({
      state: 'firing',
      host: 'b',
      value: 9,
      shown: 'b: 9%',
    });
  });

  it('does not fire because one host breached it after the other', () => {
    const watch = new RuleWatch(rule);
    watch.judge([host('a', 9), host('b', 1)], 0);
    watch.judge([host('a', 9), host('b', 1)], 9_000);
    expect(watch.judge([host('a', 1), host('b', 9)], 11_000).state).toBe('pending');
  });

  it('has resolved only when it has on the host that fired', () => {
    const watch = new RuleWatch(rule);
    for (const now of [0, 10_000]) watch.judge([host('a', 1), host('b', 9)], now);
    expect(watch.judge([host('a', 1), host('b', 1)], 11_000).state).toBe('firing');
    expect(watch.judge([host('a', 1), host('b', 1)], 26_000)).toMatchObject({ state: 'resolved', host: 'b' });
  });

  it('continues firing where its journal left it, and names no host where there is one only', () => {
    const watch = new RuleWatch(rule, { firing: { host: null, since: 1_000 } });
    expect(watch.judge([host('web-1', 9)], 2_000)).toMatchObject({
      state: 'firing',
      since: 1_000,
      host: null,
      shown: '9%',
    });
    watch.judge([host('web-1', 0)], 3_000);
    expect(watch.judge([host('web-1', 0)], 18_000).state).toBe('resolved');
  });

  it('is silent since the first of its sources fell silent', () => {
    const watch = new RuleWatch(rule);
    expect(watch.judge([host('a', 1, 5_000), host('b', 1, 3_000)], 9_000).silentSince).toBe(3_000);
    expect(watch.judge([host('a', null), host('b', 1)], 9_000).silentSince).toBeNull();
    expect(watch.judge([], 9_000)).toMatchObject({ state: 'no-data', silentSince: null });
  });
});

describe('a tile of several hosts', () => {
  const values = (...some: (number | null)[]): HostValue[] =>
    some.map((value, index) => ({ host: `web-${index + 1}`, address: 'http://x/metrics', value }));
  const show = (id: string, budgets: readonly Budget[], ...some: (number | null)[]) => {
    const spec = tileSpecs.find((each) => each.id === id);
    if (spec === undefined) throw new Error(`no tile ${id}`);
    return tileOf(spec, values(...some), budgets);
  };
  const budget: Budget = { text: '', metric: 'throughput', op: '>', value: 100, unit: '/s', line: 1 };

  it('shows the host that is worst, on whichever side of the budget that is', () => {
    expect(show('latency', [], 10, 30, 20)).toMatchObject({
      host: 'web-2',
      source: 'http://x/metrics via web-2',
    });
    expect(show('throughput', [budget], 300, 90, 200)).toMatchObject({ host: 'web-2', verdict: 'fail' });
    expect(show('cache', [], 90, null, 80).hosts).toEqual([
      { host: 'web-1', value: 90, verdict: 'pass' },
      { host: 'web-2', value: null, verdict: 'no-data' },
      { host: 'web-3', value: 80, verdict: 'pass' },
    ]);
  });

  it('without data says so, and a single host is not named', () => {
    expect(show('latency', [], null, null)).toMatchObject({ host: null, verdict: 'no-data' });
    expect(show('latency', [], 10)).not.toHaveProperty('hosts');
  });
});
