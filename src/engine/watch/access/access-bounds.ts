/** How many bounds are finite; scripts/watch/access-lines.sh counts by the same. */
const finite = 227;
const step = 1.05;

/**
 * Upper bounds in ms by which durations of access logs are counted: from 1 ms to a minute, each a twentieth above the one before, so that a
 * quantile that is interpolated between two of them is a few percent from the truth at most. The last one is infinite.
 */
export const accessBounds: readonly number[] = [
  ...Array.from({ length: finite }, (_none, at) => step ** at),
  Number.POSITIVE_INFINITY,
];
