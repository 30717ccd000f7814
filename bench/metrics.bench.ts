import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { Clock } from '../src/engine/lib/clock.ts';
import { readExposition } from '../src/engine/measures/parse-exposition.ts';
import { measuredBetween } from '../src/engine/watch/series/measured-between.ts';
import { SeriesStore } from '../src/engine/watch/series/series-store.ts';
import type { Sample, Tile } from '../src/shared/wire/live.ts';
import { type Figure, toFigure } from './figure.ts';
import { timed } from './interleave.ts';

const rounds = 10;
const seconds = { hour: 3_600, day: 86_400 } as const;
const flushEvery = 5;
/** What charts draw: eight tiles. */
const tileIds = Array.from({ length: 8 }, (_, n) => `tile-${n}`);

/**
 * What is measured, in the long run: reading and keeping a page of 5,000 series, an hour of 1,000 series once a second, opening the charts of a day,
 * and the memory that a console holds after a day against what it held after an hour.
 */
export async function benchMetrics(): Promise<readonly Figure[]> {
  const dir = await mkdtemp(join(tmpdir(), 'slipway-bench-'));
  try {
    const page = await readAndKeep(join(dir, 'page.ndjson'));
    const wide = await keep(join(dir, 'hour.ndjson'), ids(1_000), seconds.hour);
    const day = await keep(join(dir, 'day.ndjson'), tileIds, seconds.day);
    const opened = await repeat(() => measuredBetween(join(dir, 'day.ndjson'), { from: null, to: null }));
    const openedWide = await repeat(() =>
      measuredBetween(join(dir, 'hour.ndjson'), { from: null, to: null }),
    );
    const { size } = await stat(join(dir, 'hour.ndjson'));
    return [
      toFigure({
        name: 'metrics: read and keep 5,000 series',
        unit: 'ms',
        rounds: page,
        goal: { atMost: 100 },
      }),
      toFigure({
        name: 'metrics: open the charts of a day',
        unit: 'ms',
        rounds: opened,
        goal: { atMost: 300 },
      }),
      toFigure({ name: 'metrics: open an hour of 1,000 series', unit: 'ms', rounds: openedWide }),
      toFigure({
        name: 'metrics: keep 1,000 series once',
        unit: 'ms',
        rounds: [wide.msEach],
        goal: { atMost: 10 },
      }),
      toFigure({ name: 'metrics: an hour of 1,000 series on disk', unit: 'MB', rounds: [size / 1e6] }),
      toFigure({
        name: 'metrics: memory after a day',
        unit: 'MB',
        rounds: [day.heapMb],
        against: { name: 'after an hour', rounds: [day.heapAfterHourMb] },
        goal: { atMost: 1.25 },
      }),
    ];
  } finally {
    await rm(dir, { recursive: true, force: true });
  }
}

async function readAndKeep(file: string): Promise<readonly number[]> {
  const names = ids(5_000);
  const store = new SeriesStore({ file, clock: still, mayWrite: () => true });
  let second = 0;
  return repeat(async () => {
    second += 1;
    const text = names.map((id, n) => `${id.replace('-', '_')}{host="a"} ${n + second}\n`).join('');
    const { samples } = await readExposition(text, { format: 'prometheus', wanted: () => true });
    store.add(
      [],
      Object.fromEntries(samples.map(({ name, value }) => [name, [{ at: second * 1_000, value }]])),
    );
    await store.flush();
  });
}

interface Kept {
  /** Mean over all seconds, in ms, writing included. */
  readonly msEach: number;
  readonly heapAfterHourMb: number;
  readonly heapMb: number;
}

/** Keeps so many seconds of series, as a console does that writes every five of them. */
async function keep(file: string, names: readonly string[], length: number): Promise<Kept> {
  const store = new SeriesStore({ file, clock: still, mayWrite: () => true });
  const start = Date.parse('2026-01-01T00:00:00Z');
  let heapAfterHourMb = 0;
  const ms = await timed(async () => {
    for (let second = 1; second <= length; second += 1) {
      const at = start + second * 1_000;
      const samples = names.map((id, n): [string, Sample[]] => [
        id,
        [{ at, value: Math.sin(second / 60 + n) * 100 }],
      ]);
      store.add(tilesOf(names), Object.fromEntries(samples));
      if (second % flushEvery === 0) await store.flush();
      if (second === seconds.hour) heapAfterHourMb = heapMb();
    }
    await store.close();
  });
  return { msEach: ms / length, heapAfterHourMb, heapMb: heapMb() };
}

let described: Tile[] = [];
function tilesOf(names: readonly string[]): Tile[] {
  if (described.length !== names.length)
    described = names.map((id) => ({
      id,
      label: id,
      unit: 'ms',
      budget: null,
      bound: null,
      verdict: 'pass',
      source: 'http://localhost:8000/metrics',
    }));
  return described;
}

function ids(count: number): readonly string[] {
  return Array.from({ length: count }, (_, n) => `series-${n}`);
}

function heapMb(): number {
  setFlagsFromString('--expose_gc');
  const collect: unknown = runInNewContext('gc');
  if (typeof collect === 'function') collect();
  return process.memoryUsage().heapUsed / 1e6;
}

async function repeat(work: () => Promise<unknown>): Promise<readonly number[]> {
  await work();
  const readings: number[] = [];
  for (let round = 0; round < rounds; round += 1) readings.push(await timed(work));
  return readings;
}

/** The store is flushed by hand. */
const still: Clock = { now: () => 0, every: () => () => undefined, after: () => () => undefined };
