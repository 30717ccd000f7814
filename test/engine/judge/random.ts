import { SeededRandom } from '../../support/seeded-random.ts';

/** A number from 0 up to 1. */
export type Random = () => number;

/** The same numbers for the same seed; those of neighboring seeds have nothing in common. */
export function randomOf(seed: number): Random {
  const seeded = new SeededRandom(seed * 2_654_435_769);
  return () => seeded.next();
}

export function normal(random: Random): number {
  return Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
}

/** A count with this mean; above a hundred, where it makes no difference, by the normal curve. */
export function poisson(random: Random, mean: number): number {
  if (mean > 100) return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
  const least = Math.exp(-mean);
  let product = random();
  let count = 0;
  while (product > least) {
    product *= random();
    count += 1;
  }
  return count;
}
