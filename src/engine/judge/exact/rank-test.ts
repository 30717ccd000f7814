/** By numbers of values before and after: {@link upperTail}, worked out once. */
const tables = new Map<string, Float64Array>();

/**
 * How likely values like `after` lie as far above `before` as they do, or further, where both are of one kind: the exact rank test
 * of Mann and Whitney, one-sided. Ties count half, rounded to the side of chance. 1 where either is empty.
 */
export function ranksAboveByChance(before: readonly number[], after: readonly number[]): number {
  if (before.length === 0 || after.length === 0) return 1;
  const u = Math.floor(winsOf(before, after));
  return upperTail(before.length, after.length)[u] ?? 1;
}

/** The share of pairs in which the after value is the higher one; 0.5 means no shift. */
export function superiority(before: readonly number[], after: readonly number[]): number {
  const pairs = before.length * after.length;
  return pairs === 0 ? 0.5 : winsOf(before, after) / pairs;
}

function winsOf(before: readonly number[], after: readonly number[]): number {
  let wins = 0;
  for (const late of after) for (const early of before) wins += late > early ? 1 : late === early ? 0.5 : 0;
  return wins;
}

/** By U: the share of all orders of so many values that have U or more. */
function upperTail(before: number, after: number): Float64Array {
  const key = `${before} ${after}`;
  const known = tables.get(key);
  if (known !== undefined) return known;
  const most = before * after;
  // The Gaussian binomial coefficient, factor by factor, kept as shares so that nothing overflows.
  let shares: Float64Array = new Float64Array(most + 1);
  shares[0] = 1;
  for (let part = 1; part <= after; part += 1) shares = timesFactor(shares, before + part, part);
  const tail = new Float64Array(most + 2);
  for (let u = most; u >= 0; u -= 1) tail[u] = (tail[u + 1] as number) + Math.max(0, shares[u] as number);
  const whole = tail[0] as number;
  const table = tail.map((sum) => sum / whole);
  tables.set(key, table);
  return table;
}

/** Multiplies a polynomial by (1 − q^over) and divides it by (1 − q^under), then scales it so that its terms stay small. */
function timesFactor(terms: Float64Array, over: number, under: number): Float64Array {
  const next = terms.slice();
  for (let at = next.length - 1; at >= over; at -= 1)
    next[at] = (next[at] as number) - (next[at - over] as number);
  for (let at = under; at < next.length; at += 1)
    next[at] = (next[at] as number) + (next[at - under] as number);
  const scale = under / over;
  return next.map((term) => term * scale);
}
