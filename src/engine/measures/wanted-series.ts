import { started } from './growth.ts';
import { seriesName } from './named-series.ts';
import { plainName } from './series-index.ts';
import { measureSpecs } from './tiles.ts';

/** Series that others are understood by: when a process started, and how many observations there were. */
const helping = new RegExp(`^(?:up|${started}|\\w*request_duration_(?:seconds|milliseconds)_count)$`);

/** Tells the names of series that anything is read from: those of the tiles, and those of the given selectors. */
export function wantedSeries(selectors: readonly string[]): (name: string) => boolean {
  const named = new Set(selectors.map(seriesName));
  return (name) => {
    const plain = plainName(name);
    return named.has(name) || helping.test(plain) || measureSpecs.some(({ series }) => series.test(plain));
  };
}
