import type uPlot from 'uplot';
import { describe, expect, test } from 'vitest';
import { chartLines, mostLines } from '../../../src/renderer/features/charts/data/chart-lines.ts';
import { csvOf } from '../../../src/renderer/features/charts/data/csv.ts';
import { mergeSamples, samplesIn } from '../../../src/renderer/features/charts/data/merge-samples.ts';
import { askedSpan, shownSpan } from '../../../src/renderer/features/charts/data/span.ts';
import { staleSince } from '../../../src/renderer/features/charts/data/stale.ts';
import { statisticsOf } from '../../../src/renderer/features/charts/data/statistics.ts';
import { axisTime, hoverTime } from '../../../src/renderer/features/charts/data/time-words.ts';
import { logRange, yRange } from '../../../src/renderer/features/charts/data/y-range.ts';
import { runMarks } from '../../../src/renderer/features/charts/run-marks.ts';
import { boundStroke } from '../../../src/renderer/features/metrics/bound-stroke.ts';
import { openPlan } from '../../../src/renderer/stores/run/plan-store.ts';
import { untouched } from '../../../src/shared/run/attempts.ts';
import type { Sample, Tile } from '../../../src/shared/wire/live.ts';
import { plan, sidecar } from '../fixture/plan.ts';
import { createWorld } from '../fixture/scenarios.ts';

const minuteMs = 60_000;
/** Later than everything that happens in a world. */
const at = '2099-01-01T12:00:00Z';
const samples = (values: readonly (number | null)[], from = 0, stepMs = 1_000): Sample[] =>
  values.map((value, index) => ({ at: from + index * stepMs, value }));

describe('the y range', () => {
  const plain = { unit: 'MB', bounds: [] };

  test('begins at zero for rates, shares and times, whatever they are', () => {
    for (const unit of ['%', '/s', 'ms']) expect(yRange(90, 95, { unit, bounds: [] })[0]).toBe(0);
    expect(yRange(90, 95, { unit: '%', bounds: [] })[1]).toBe(100);
  });

  test('leaves a flat line flat: it is never narrower than a third of the value or so', () => {
    const [low, high] = yRange(1_900, 1_902, plain);
    expect(high - low).toBeGreaterThan(500);
    const [from, to] = yRange(5, 5, plain);
    expect(to - from).toBeGreaterThan(1);
    expect(yRange(0, 0, { unit: '%', bounds: [] })).toEqual([0, 1]);
  });

  test('does not move with each value: neighbors have the same', () => {
    expect(yRange(70, 131, { unit: 'ms', bounds: [] })).toEqual(yRange(71, 136, { unit: 'ms', bounds: [] }));
  });

  test('shows a bound that is near, and is not flattened by one that is far', () => {
    expect(yRange(40, 60, { unit: 'ms', bounds: [100] })[1]).toBeGreaterThan(100);
    expect(yRange(1, 2, { unit: 'ms', bounds: [500] })[1]).toBeLessThan(5);
  });

  test('has room for what is below zero, and for nothing at all', () => {
    const [low, high] = yRange(-20, 10, { unit: '', bounds: [] });
    expect(low).toBeLessThan(-20);
    expect(high).toBeGreaterThan(10);
    expect(yRange(null, null, plain)).toEqual([0, 1]);
  });

  test('by orders of magnitude goes from one power of ten to another, and never to zero', () => {
    expect(logRange(3, 450)).toEqual([1, 1_000]);
    expect(logRange(10, 100)).toEqual([10, 100]);
    expect(logRange(7, 7)).toEqual([1, 10]);
    for (const low of [null, 0, -1]) expect(logRange(low, 5)).toEqual([0.1, 10]);
  });
});

describe('what is shown', () => {
  const end = 10 * 60 * minuteMs;

  test('is the range up to the end, or what was zoomed to', () => {
    expect(shownSpan('15m', null, { begin: 0, end })).toEqual({ from: end - 15 * minuteMs, to: end });
    expect(shownSpan('run', null, { begin: 5, end })).toEqual({ from: 5, to: end });
    expect(shownSpan('run', null, { begin: end - 5, end })).toEqual({ from: end - minuteMs, to: end });
    expect(shownSpan('1h', { from: 1, to: 2 }, { begin: 0, end })).toEqual({ from: 1, to: 2 });
    expect(shownSpan('release', null, { begin: 5, end, released: end - 10 * minuteMs })).toEqual({
      from: end - 11 * minuteMs,
      to: end,
    });
    expect(shownSpan('release', null, { begin: 5, end })).toEqual({ from: 5, to: end });
    expect(askedSpan('release', null, end, end - minuteMs)).toEqual({ from: end - 2 * minuteMs, to: null });
    expect(askedSpan('run', null, end)).toEqual({ from: null, to: null });
    expect(askedSpan('1h', null, end)).toEqual({ from: end - 60 * minuteMs, to: null });
  });

  test('is what was kept and then what was heard, each moment once', () => {
    const merged = mergeSamples(samples([1, 2, 3]), samples([9, 9, 3, 4], 0));
    expect(merged.map(({ value }) => value)).toEqual([1, 2, 3, 4]);
    expect(
      samplesIn(samples([1, 2, 3, 4, 5, 6]), { from: 1_500, to: 3_500 }).map(({ value }) => value),
    ).toEqual([2, 3, 4, 5]);
    expect(samplesIn(samples([1, 2]), { from: 5_000, to: 6_000 }).map(({ value }) => value)).toEqual([2]);
  });

  test('has last, least, most and 95th percentile of what lies within, gaps left out', () => {
    const values = Array.from({ length: 100 }, (_, index) => index + 1);
    const all = samples([...values, null]);
    expect(statisticsOf(all, { from: 0, to: 200_000 })).toEqual({ last: 100, min: 1, max: 100, p95: 95 });
    expect(statisticsOf(all, { from: 9_000, to: 9_000 })).toEqual({ last: 10, min: 10, max: 10, p95: 10 });
    expect(statisticsOf(samples([null]), { from: 0, to: 9 })).toBeNull();
  });

  test('is stale once nothing was read for half a minute, or for three readings of a slow source', () => {
    expect(staleSince(samples([1, 2, 3]), 20_000)).toBeNull();
    expect(staleSince(samples([1, 2, null, null]), 40_000)).toBe(1_000);
    expect(staleSince(samples([1, 2], 0, minuteMs), 3 * minuteMs)).toBeNull();
    expect(staleSince(samples([1, 2], 0, minuteMs), 5 * minuteMs)).toBe(minuteMs);
    expect(staleSince(samples([null]), 90_000)).toBeNull();
  });
});

describe('lines', () => {
  const tile = (hosts: number, op = '<'): Tile => ({
    id: 'cpu',
    label: 'CPU',
    unit: '%',
    budget: null,
    bound: { op, value: 80 },
    verdict: 'pass',
    source: '',
    ...(hosts === 0
      ? {}
      : {
          hosts: Array.from({ length: hosts }, (_, index) => ({
            host: `web-${index}`,
            value: index,
            verdict: 'pass' as const,
          })),
        }),
  });

  test('are one for each host, of many the worst, and always in the same order', () => {
    expect(chartLines(tile(0), { cpu: samples([1]) }, {}).map(({ label }) => label)).toEqual(['CPU']);
    const kept = { 'cpu@web-1': samples([4, 5]) };
    expect(chartLines(tile(2), kept, {})[1]).toEqual({
      id: 'cpu@web-1',
      label: 'web-1',
      samples: samples([4, 5]),
    });
    const many = chartLines(tile(20), {}, {}).map(({ label }) => label);
    expect(many).toHaveLength(mostLines);
    expect(many[0]).toBe('web-12');
    expect(chartLines(tile(20, '>'), {}, {})[0]?.label).toBe('web-0');
  });
});

describe('CSV', () => {
  test('has a row for each moment, and nothing where a line has no value', () => {
    const text = csvOf(
      [
        { title: 'Latency (ms)', samples: samples([1.5, null, 3]) },
        { title: 'CPU "all", (%)', samples: samples([7], 2_000) },
      ],
      { from: 0, to: 2_000 },
    );
    expect(text).toBe(
      'time,Latency (ms),"CPU ""all"", (%)"\r\n1970-01-01T00:00:00.000Z,1.5,\r\n1970-01-01T00:00:02.000Z,3,7\r\n',
    );
  });

  test('is no way to run a formula in the spreadsheet of whoever opens it', () => {
    const head = csvOf([{ title: '=HYPERLINK("http://evil")', samples: [] }], { from: 0, to: 1 });
    expect(head).toBe(`time,"'=HYPERLINK(""http://evil"")"\r\n`);
  });
});

test('times on the axis name seconds and days only where they matter', () => {
  const noon = new Date(2026, 0, 5, 12, 4, 9).getTime();
  expect(axisTime(noon, 5 * minuteMs)).toBe('12:04');
  expect(axisTime(noon, 1_000)).toBe('12:04:09');
  expect(axisTime(new Date(2026, 0, 5).getTime(), 60 * minuteMs)).not.toContain(':');
  expect(hoverTime(noon, noon)).toBe('12:04:09');
  expect(hoverTime(new Date(2026, 0, 4, 0, 0, 0).getTime(), noon)).toMatch(/2026.*00:00:00$/);
});

test('marks name the change and the rollback, when they began and when they ended', () => {
  expect(runMarks(createWorld('fresh').main.state, null)).toEqual([]);
  expect(runMarks(createWorld('rolled-back').main.state, null).map(({ name }) => name)).toEqual([
    'rollback',
    'rolled back',
  ]);
  const open = openPlan({ plan, sidecar, ruleBoxes: {}, observer: null, damage: null });
  const { state } = createWorld('running').main;
  expect(runMarks(state, open).map(({ name }) => name)).toEqual(['deploy 1.0.0']);
  const [attempt] = Object.values(state.items).flatMap(({ attempts }) => attempts);
  if (attempt === undefined) throw new Error('nothing ran');
  const done = { ...untouched, status: 'passed' as const, attempts: [{ ...attempt, endedAt: at }] };
  const items = Object.fromEntries(open.work.map(({ id }) => [id, done]));
  expect(runMarks({ ...state, items }, open).at(-1)).toEqual({
    at: Date.parse(at),
    kind: 'deploy',
    name: 'deployed',
  });
});

describe('the color of a line', () => {
  const colors = { kept: 'green', broken: 'amber' };
  const stops: (readonly [number, string])[] = [];
  const plotWith = (y: number) =>
    ({
      bbox: { top: 20, height: 100 },
      scales: { y: { min: 0 } },
      valToPos: () => y,
      ctx: {
        createLinearGradient: () => ({
          addColorStop: (share: number, color: string) => stops.push([share, color]),
        }),
      },
    }) as unknown as uPlot;

  test('changes at the bound and nowhere else, so that the past keeps its own', () => {
    boundStroke(plotWith(45), { op: '<', value: 100 }, colors);
    expect(stops.splice(0)).toEqual([
      [0, 'amber'],
      [0.25, 'amber'],
      [0.25, 'green'],
      [1, 'green'],
    ]);
    boundStroke(plotWith(45), { op: '>', value: 100 }, colors);
    expect(stops.splice(0).map(([, color]) => color)).toEqual(['green', 'green', 'amber', 'amber']);
  });

  test('is one where the bound lies beyond what is shown', () => {
    expect(boundStroke(plotWith(-5), { op: '<', value: 100 }, colors)).toBe('green');
    expect(boundStroke(plotWith(500), { op: '<', value: 100 }, colors)).toBe('amber');
  });
});
