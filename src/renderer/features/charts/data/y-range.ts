/** Units whose zero means "none": a chart of them begins there. */
const fromZero: ReadonlySet<string> = new Set(['%', '/s', 'ms']);
/** A range is never narrower than this share of its values: noise must not look like news. */
const leastShare = 0.3;
const room = 0.08;
/** A bound is drawn into the range where it is at most so many times what was measured. */
const near = 3;

interface Shown {
  readonly unit: string;
  /** Budgets and rules that are drawn as lines. */
  readonly bounds: readonly number[];
}

/**
 * The y range for values from `low` to `high` (null: there are none). It begins at zero where zero means none or is near, is
 * never so narrow that a flat line does not look flat, and ends at a round number, so that it does not move with each value. Pure.
 */
export function yRange(
  low: number | null,
  high: number | null,
  { unit, bounds }: Shown,
): readonly [low: number, high: number] {
  if (low === null || high === null) return [0, roundUp(Math.max(1, ...bounds))];
  const drawn = bounds.filter((bound) => isNear(bound, low, high));
  const least = Math.min(low, ...drawn);
  const most = Math.max(high, ...drawn);
  if (least >= 0 && (fromZero.has(unit) || least <= most / 2)) return [0, topOf(most, unit)];
  const width = Math.max(most - least, Math.max(Math.abs(most), Math.abs(least)) * leastShare);
  const middle = (most + least) / 2;
  const step = roundUp(width / 4);
  return [
    Math.floor((middle - width * (0.5 + room)) / step) * step,
    Math.ceil((middle + width * (0.5 + room)) / step) * step,
  ];
}

/**
 * The y range by orders of magnitude, for values of which `low` is the least above zero (null: there are none). It begins and ends at a power of
 * ten, and spans one at least. Pure.
 */
export function logRange(low: number | null, high: number | null): readonly [low: number, high: number] {
  if (low === null || high === null || !(low > 0) || !(high > 0)) return [0.1, 10];
  const bottom = Math.floor(Math.log10(low) + 1e-9);
  return [10 ** bottom, 10 ** Math.max(bottom + 1, Math.ceil(Math.log10(high) - 1e-9))];
}

function isNear(bound: number, low: number, high: number): boolean {
  return bound <= Math.max(high, 0) * near && bound >= low / near;
}

/** A share ends at all of it. */
function topOf(most: number, unit: string): number {
  if (most <= 0) return 1;
  const top = roundUp(most * (1 + room));
  return unit === '%' && most <= 100 ? Math.min(100, top) : top;
}

const roundNumbers = [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10];

/** The next round number: 1.2, 40, 1,500. */
function roundUp(value: number): number {
  const size = 10 ** Math.floor(Math.log10(value));
  return (roundNumbers.find((each) => each * size >= value * (1 - 1e-9)) ?? 10) * size;
}
