import type { Sample } from '../../../shared/wire/live.ts';

/** Times in seconds and values, in uPlot's format. */
export type Columns = [number[], (number | null)[]];

/**
 * Reduces samples to at most two for each column, the lowest and the highest: a peak of one second stays visible in a chart
 * 140 px wide. A column with only gaps stays a gap. Pure.
 */
export function decimate(samples: readonly Sample[], columns: number): Columns {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined) return [[], []];
  if (samples.length <= columns * 2) {
    return [samples.map((sample) => sample.at / 1_000), samples.map((sample) => sample.value)];
  }
  const width = (last.at - first.at) / columns || 1;
  const kept: Sample[] = [];
  let from = 0;
  for (let column = 0; column < columns; column += 1) {
    const end = column === columns - 1 ? Number.POSITIVE_INFINITY : first.at + (column + 1) * width;
    let to = from;
    while ((samples[to]?.at ?? Number.POSITIVE_INFINITY) < end) to += 1;
    kept.push(...extremesOf(samples.slice(from, to)));
    from = to;
  }
  return [kept.map((sample) => sample.at / 1_000), kept.map((sample) => sample.value)];
}

/** The lowest and the highest of a column in the order of time; its first sample where all are gaps. */
function extremesOf(samples: readonly Sample[]): readonly Sample[] {
  let low: Sample | null = null;
  let high: Sample | null = null;
  for (const sample of samples) {
    if (sample.value === null) continue;
    if (low === null || sample.value < (low.value ?? 0)) low = sample;
    if (high === null || sample.value > (high.value ?? 0)) high = sample;
  }
  if (low === null || high === null) return samples.slice(0, 1);
  if (low === high) return [low];
  return low.at <= high.at ? [low, high] : [high, low];
}
