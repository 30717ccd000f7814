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
  const times: number[] = [];
  const values: (number | null)[] = [];
  let at = 0;
  for (let column = 0; column < columns; column += 1) {
    const end = column === columns - 1 ? Number.POSITIVE_INFINITY : first.at + (column + 1) * width;
    let low: Sample | null = null;
    let high: Sample | null = null;
    const start = at;
    for (; at < samples.length; at += 1) {
      const sample = samples[at];
      if (sample === undefined || sample.at >= end) break;
      if (sample.value === null) continue;
      if (low === null || sample.value < (low.value ?? 0)) low = sample;
      if (high === null || sample.value > (high.value ?? 0)) high = sample;
    }
    if (low === null || high === null) {
      const gap = samples[start];
      if (gap !== undefined && at > start) {
        times.push(gap.at / 1_000);
        values.push(null);
      }
      continue;
    }
    const pair = low.at <= high.at ? [low, high] : [high, low];
    for (const sample of low === high ? [low] : pair) {
      times.push(sample.at / 1_000);
      values.push(sample.value);
    }
  }
  return [times, values];
}
