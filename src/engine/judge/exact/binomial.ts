const lanczos = [
  676.5203681218851, -1259.1392167224028, 771.3234287776531, -176.6150291621406, 12.507343278686905,
  -0.13857109526572012, 9.984369578019572e-6, 1.5056327351493116e-7,
] as const;

/** The logarithm of the gamma function for x ≥ 1, by Lanczos, to about 14 digits. */
export function logGamma(x: number): number {
  const y = x - 1;
  let sum = 0.9999999999998099;
  for (const [at, part] of lanczos.entries()) sum += part / (y + at + 1);
  const t = y + 7.5;
  return 0.5 * Math.log(2 * Math.PI) + (y + 0.5) * Math.log(t) - t + Math.log(sum);
}

/** How likely `least` or more of `trials` succeed by chance where each does with `chance`. Exact, to rounding. */
export function atLeast(least: number, trials: number, chance: number): number {
  if (least <= 0) return 1;
  if (least > trials || chance <= 0) return 0;
  if (chance >= 1) return 1;
  const odds = chance / (1 - chance);
  let term = Math.exp(
    logGamma(trials + 1) -
      logGamma(least + 1) -
      logGamma(trials - least + 1) +
      least * Math.log(chance) +
      (trials - least) * Math.log1p(-chance),
  );
  let sum = 0;
  for (let count = least; count <= trials; count += 1) {
    sum += term;
    term *= ((trials - count) / (count + 1)) * odds;
    if (term < sum * 1e-16 && count > trials * chance) break;
  }
  return Math.min(1, sum);
}

/**
 * How likely the second of two counts is as large as it is, or larger, where both come of the same rate: given their sum, each
 * event falls into the second with the share of its exposure. Exact; the rate itself is not needed. Counts are whole, exposures
 * (requests, seconds) positive.
 */
export function risesByChance(before: Counted, after: Counted): number {
  const share = after.of / (before.of + after.of);
  return atLeast(after.count, before.count + after.count, share);
}

/** Events among so many requests. */
export interface Counted {
  readonly count: number;
  readonly of: number;
}
