/**
 * Runs the variants in turn, `rounds` times, so that what else the machine does falls on all of them alike.
 * Each variant gives its own reading, in whatever unit; the first round warms up and is left out.
 */
export async function interleave<Name extends string>(
  rounds: number,
  variants: Readonly<Record<Name, () => number | Promise<number>>>,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(variants) as Name[];
  const readings = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = -1; round < rounds; round += 1) {
    for (const name of names) {
      const reading = await variants[name]();
      if (round >= 0) readings[name].push(reading);
    }
  }
  return readings;
}

/** Milliseconds something takes. */
export async function timed(work: () => unknown): Promise<number> {
  const since = performance.now();
  await work();
  return performance.now() - since;
}
