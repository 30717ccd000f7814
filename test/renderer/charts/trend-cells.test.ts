import { describe, expect, it } from 'vitest';
import { trendCells } from '../../../src/renderer/features/charts/trends/trend-cells.ts';
import type { Trend } from '../../../src/shared/wire/calls/trends.ts';

const trend = (run: string, median: number | null): Trend => ({
  run,
  version: run,
  at: 0,
  rolledBack: false,
  values: median === null ? {} : { t: { median, p95: median, samples: 20 } },
});
const below = { id: 't', bound: { op: '<', value: 100 } };
const above = { id: 't', bound: { op: '>', value: 10 } };

describe('a tile, release by release', () => {
  it('is compared with the release before in which it was measured', () => {
    const cells = trendCells(below, [trend('a', 80), trend('b', null), trend('c', 120)]);
    expect([...cells.keys()]).toEqual(['a', 'c']);
    expect(cells.get('a')).toMatchObject({ change: null, isWorse: null, isOver: false });
    expect(cells.get('c')).toMatchObject({ change: 0.5, isWorse: true, isOver: true, share: 1 });
  });

  it('gets better in the direction of its bound', () => {
    const up = [trend('a', 8), trend('b', 16)];
    expect(trendCells(above, up).get('b')).toMatchObject({ isWorse: false, isOver: false });
    expect(trendCells(above, up).get('a')).toMatchObject({ isOver: true });
    expect(trendCells({ id: 't', bound: null }, up).get('b')).toMatchObject({ change: 1, isWorse: null });
  });

  it('says nothing of small changes, and none beside zero', () => {
    const cells = trendCells(below, [trend('a', 0), trend('b', 50), trend('c', 53)]);
    expect(cells.get('b')).toMatchObject({ change: null, isWorse: null });
    expect(cells.get('c')?.isWorse).toBeNull();
    expect(trendCells(below, [trend('a', 0)]).get('a')?.share).toBe(0);
  });
});
