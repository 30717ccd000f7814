import { expect, it } from 'vitest';
import { type TileSpec, tileSpecs } from '../../../../src/engine/measures/tiles.ts';
import { ruleLines } from '../../../../src/engine/watch/metrics/rule-lines.ts';
import type { AlertRule } from '../../../../src/shared/plan/plan.ts';

const specOf = (id: string): TileSpec => {
  const spec = tileSpecs.find((each) => each.id === id);
  if (spec === undefined) throw new Error(`there is no tile ${id}`);
  return spec;
};
const rule = (metric: string, value: number, unit: string, more: Partial<AlertRule> = {}): AlertRule => ({
  text: `${metric} > ${value}${unit}`,
  metric,
  op: '>',
  value,
  unit,
  line: 1,
  ...more,
});
const scrape = [{ scrape: 'http://localhost/metrics' }];

it('a rule is a line of the tile it is judged by, in its unit', () => {
  const rules = [rule('latency', 0.5, 's'), rule('error rate', 1, '%')];
  expect(ruleLines(specOf('latency'), rules, scrape)).toEqual([
    { text: 'latency > 0.5s', op: '>', value: 500 },
  ]);
  expect(ruleLines(specOf('errors'), rules, scrape)).toMatchObject([{ value: 1 }]);
});

it('a rule that something else measures is no line: another quantile, the host, a named series, an event', () => {
  const p99 = rule('latency', 500, 'ms', { stat: 'p99' });
  expect(ruleLines(specOf('latency'), [p99], scrape)).toEqual([]);
  const cpu = rule('CPU usage', 80, '%');
  expect(ruleLines(specOf('cpu'), [cpu], scrape)).toHaveLength(1);
  expect(ruleLines(specOf('cpu'), [cpu], [...scrape, { host: 'web-1' }])).toEqual([]);
  const named = rule('latency', 500, 'ms');
  const series = { [named.text.toUpperCase()]: 'queue_seconds' };
  expect(ruleLines(specOf('latency'), [named], [{ scrape: 'http://localhost/metrics', series }])).toEqual([]);
  expect(
    ruleLines(specOf('latency'), [rule('latency', 0, '', { op: 'event', value: null })], scrape),
  ).toEqual([]);
});
