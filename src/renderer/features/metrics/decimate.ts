import { decimateSamples } from '../../../shared/wire/decimate-samples.ts';
import type { Sample } from '../../../shared/wire/live.ts';

/** Times in seconds and values, in uPlot's format. */
export type Columns = [number[], (number | null)[]];

/** Reduces samples to what a chart of so many columns can show, in uPlot's format: peaks and gaps stay visible. Pure. */
export function decimate(samples: readonly Sample[], columns: number): Columns {
  const kept = decimateSamples(samples, columns);
  return [kept.map((sample) => sample.at / 1_000), kept.map((sample) => sample.value)];
}
