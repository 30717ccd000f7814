const tables = new Map<number, readonly number[]>();

/**
 * How likely values in random order climb as steadily as these do, or more so: the exact test of Mann and Kendall, one-sided, over
 * pairs that fall. Equal pairs count half as falling. 1 below three values.
 */
export function climbsByChance(values: readonly number[]): number {
  if (values.length < 3) return 1;
  let falls = 0;
  for (const [at, early] of values.entries())
    for (const late of values.slice(at + 1)) falls += late < early ? 1 : late === early ? 0.5 : 0;
  return lowerTail(values.length)[Math.ceil(falls)] ?? 1;
}

/** The median of the growth from each value to each later one, per step. 0 below two values. */
export function slopeOf(values: readonly number[]): number {
  const slopes = values.flatMap((early, at) =>
    values.slice(at + 1).map((late, step) => (late - early) / (step + 1)),
  );
  return medianOf(slopes);
}

/** The middle value, of an even number the lower of the two; 0 of none. */
export function medianOf(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor((values.length - 1) / 2)] ?? 0;
}

/** {@link medianOf}; null of none. */
export function medianOrNull(values: readonly number[]): number | null {
  return values.length === 0 ? null : medianOf(values);
}

/** By number of falling pairs: the share of all orders of so many values with as many or fewer. */
function lowerTail(length: number): readonly number[] {
  const known = tables.get(length);
  if (known !== undefined) return known;
  let shares = [1];
  for (let size = 2; size <= length; size += 1) {
    const next = new Array<number>(shares.length + size - 1).fill(0);
    for (const [falls, share] of shares.entries())
      for (let more = 0; more < size; more += 1)
        next[falls + more] = (next[falls + more] ?? 0) + share / size;
    shares = next;
  }
  let sum = 0;
  const tail = shares.map((share) => {
    sum += share;
    return Math.min(1, sum);
  });
  tables.set(length, tail);
  return tail;
}
