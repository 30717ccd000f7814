import type { Sample } from './live.ts';

/**
 * Reduces samples (in time order) to at most three for each of `columns` equal stretches of time: the lowest, the highest, and
 * the gap that the stretch ends with. A peak of one second survives, and no line is drawn over a time without data. Few samples
 * are left as they are. Pure.
 */
export function decimateSamples(samples: readonly Sample[], columns: number): readonly Sample[] {
  const first = samples[0];
  const last = samples.at(-1);
  if (first === undefined || last === undefined || samples.length <= columns * 2) return samples;
  const width = (last.at - first.at) / columns || 1;
  return thinSamples(samples, (at) => Math.min(columns - 1, Math.floor((at - first.at) / width)));
}

/** The same for stretches that `stretchOf` numbers by a moment in epoch ms. Pure. */
export function thinSamples(
  samples: readonly Sample[],
  stretchOf: (at: number) => number,
): readonly Sample[] {
  const kept: Sample[] = [];
  let from = 0;
  while (from < samples.length) {
    const stretch = stretchOf(samples[from]?.at ?? 0);
    let to = from + 1;
    while (to < samples.length && stretchOf(samples[to]?.at ?? 0) === stretch) to += 1;
    kept.push(...extremesOf(samples.slice(from, to)));
    from = to;
  }
  return kept;
}

/** The lowest and the highest in the order of time, then the gap at the end; one sample where all are gaps. */
function extremesOf(samples: readonly Sample[]): readonly Sample[] {
  const measured = samples.filter(hasValue);
  const [first] = measured;
  if (first === undefined) return samples.slice(0, 1);
  let [low, high] = [first, first];
  for (const sample of measured) {
    if (sample.value < low.value) low = sample;
    if (sample.value > high.value) high = sample;
  }
  const gap = samples.slice(-1).filter(({ value }) => value === null);
  const both = low.at <= high.at ? [low, high] : [high, low];
  return [...(low === high ? [low] : both), ...gap];
}

function hasValue(sample: Sample): sample is Sample & { readonly value: number } {
  return sample.value !== null;
}
