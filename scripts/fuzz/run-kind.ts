import type { Cases } from './kinds.ts';

/** No case may take longer, in ms: whoever reads it waits. */
const longestMs = 1_000;

/** Goes through cases; prints the first broken promise, or that there was none. Gives the exit status. */
export async function runKind(name: string, cases: Cases): Promise<number> {
  let count = 0;
  let slowest = 0;
  let since = performance.now();
  for await (const broken of cases) {
    const ms = performance.now() - since;
    // The first case waits for what is loaded and made.
    if (count > 0) slowest = Math.max(slowest, ms);
    const late = count > 0 && ms > longestMs ? `it took ${Math.round(ms)} ms` : null;
    if (broken !== null || late !== null) {
      process.stdout.write(`fuzz ${name}: case ${count}: ${broken ?? late}\n`);
      return 1;
    }
    count += 1;
    since = performance.now();
  }
  process.stdout.write(
    `fuzz ${name}: ${count} cases, none broke a promise; the slowest took ${Math.round(slowest)} ms\n`,
  );
  return 0;
}
