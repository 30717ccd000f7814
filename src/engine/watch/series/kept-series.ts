import { type FileHandle, open } from 'node:fs/promises';
import { thinSamples } from '../../../shared/wire/decimate-samples.ts';
import type { Sample } from '../../../shared/wire/live.ts';
import { type KeptTile, readSeriesLine, type SeriesLine, writeSeriesLine } from './series-line.ts';

/** What a run's folder keeps of what was measured: how its tiles were described last, and every series in time order. */
export interface KeptSeries {
  readonly tiles: readonly KeptTile[];
  readonly series: ReadonlyMap<string, readonly Sample[]>;
}

/** How far apart, in ms, what is older than so many ms is kept: the lowest and the highest of each stretch. Oldest first. */
export type Thinning = readonly { readonly olderThanMs: number; readonly everyMs: number }[];

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/** What is thinned whenever the file is opened for writing. */
export const usualThinning: Thinning = [
  { olderThanMs: 30 * dayMs, everyMs: 60_000 },
  { olderThanMs: dayMs, everyMs: 10_000 },
];

/** What is thinned when the file has become too large. */
export const tightThinning: Thinning = [
  { olderThanMs: dayMs, everyMs: 60_000 },
  { olderThanMs: hourMs, everyMs: 10_000 },
];

/** More of the file than its newest 16 MiB is not read: the most that is kept. */
export const mostBytes = 16 * 1_024 * 1_024;

const samplesALine = 1_000;

/** What the file keeps; lines that are cut off or damaged are left out, and so is what repeats. Empty where there is no file. */
export async function readKeptSeries(file: string): Promise<KeptSeries> {
  const handle = await open(file, 'r').catch(() => null);
  if (handle === null) return { tiles: [], series: new Map() };
  try {
    return gather((await newestText(handle)).split('\n').flatMap((line) => readSeriesLine(line) ?? []));
  } finally {
    await handle.close();
  }
}

/** Puts lines together, in their order. A sample that is not newer than the one before it in its series is a repeat. Pure. */
export function gather(lines: readonly SeriesLine[]): KeptSeries {
  let tiles: readonly KeptTile[] = [];
  const series = new Map<string, Sample[]>();
  for (const line of lines) {
    if ('tiles' in line) {
      tiles = line.tiles;
      continue;
    }
    const known = series.get(line.id) ?? [];
    series.set(line.id, known);
    for (const sample of line.samples)
      if (sample.at > (known.at(-1)?.at ?? Number.NEGATIVE_INFINITY)) known.push(sample);
  }
  return { tiles, series };
}

/** Thins what is old; `now` is epoch ms. Pure. */
export function thinKept({ tiles, series }: KeptSeries, thinning: Thinning, now: number): KeptSeries {
  const stretchOf = (at: number): number => {
    const rule = thinning.find(({ olderThanMs }) => now - at > olderThanMs);
    // Moments that are kept as they are have stretches of their own.
    return rule === undefined ? at + 0.5 : Math.floor(at / rule.everyMs) * rule.everyMs;
  };
  return {
    tiles,
    series: new Map([...series].map(([id, samples]) => [id, thinSamples(samples, stretchOf)])),
  };
}

/** The whole file as text. */
export function writeKept({ tiles, series }: KeptSeries): string {
  const lines = [...series].flatMap(([id, samples]) =>
    Array.from({ length: Math.ceil(samples.length / samplesALine) }, (_, index) =>
      writeSeriesLine({ id, samples: samples.slice(index * samplesALine, (index + 1) * samplesALine) }),
    ),
  );
  return writeSeriesLine({ tiles }) + lines.join('');
}

/** The size is not believed beyond the bound: what another program made of the file may be of any size. */
async function newestText(handle: FileHandle): Promise<string> {
  const stats = await handle.stat();
  if (!stats.isFile()) return '';
  const from = Math.max(0, stats.size - mostBytes);
  const bytes = Buffer.alloc(Math.min(stats.size, mostBytes));
  const { bytesRead } = await handle.read(bytes, 0, bytes.length, from);
  return bytes.toString('utf8', 0, bytesRead);
}
