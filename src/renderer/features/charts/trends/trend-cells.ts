import type { Trend, TrendValue } from '../../../../shared/wire/calls/trends.ts';
import type { Tile } from '../../../../shared/wire/live.ts';

/** What a cell of the table says: a value, how it stands beside the release before, and how much of the largest it is. */
export interface TrendCell {
  readonly value: TrendValue;
  /** Change of the median against the release before in which it was measured, as a share; null for the first, and beside zero. */
  readonly change: number | null;
  /** Whether that change is for the worse, as far as the tile's bound tells; null where it has none or the change is small. */
  readonly isWorse: boolean | null;
  /** Beyond the tile's bound. */
  readonly isOver: boolean;
  /** Of the largest median in the column, from 0 to 1. */
  readonly share: number;
}

/** Less than a tenth is what releases differ by anyway. */
const smallChange = 0.1;

/** A tile's cells by run, the oldest release first. Pure. */
export function trendCells(
  tile: Pick<Tile, 'id' | 'bound'>,
  trends: readonly Trend[],
): ReadonlyMap<string, TrendCell> {
  const measured = trends.flatMap(({ run, values }) => {
    const value = values[tile.id];
    return value === undefined ? [] : [{ run, value }];
  });
  const largest = Math.max(...measured.map(({ value }) => Math.abs(value.median)));
  return new Map(
    measured.map(({ run, value }, index): [string, TrendCell] => {
      const before = measured[index - 1]?.value.median ?? 0;
      const change = before === 0 ? null : (value.median - before) / Math.abs(before);
      return [
        run,
        {
          value,
          change,
          isWorse: worse(tile.bound, change),
          isOver: isOver(tile.bound, value.median),
          share: largest > 0 ? Math.abs(value.median) / largest : 0,
        },
      ];
    }),
  );
}

function worse(bound: Tile['bound'], change: number | null): boolean | null {
  if (bound === null || change === null || Math.abs(change) < smallChange) return null;
  return bound.op.startsWith('<') === change > 0;
}

function isOver(bound: Tile['bound'], value: number): boolean {
  if (bound === null) return false;
  return bound.op.startsWith('<') ? value > bound.value : bound.op.startsWith('>') && value < bound.value;
}
