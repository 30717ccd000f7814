import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import type { Clock } from '../../lib/clock.ts';
import { settled } from '../../lib/ignore.ts';
import { replaceFile } from '../../lib/replace-file.ts';
import {
  type KeptSeries,
  mostBytes,
  readKeptSeries,
  type Thinning,
  thinKept,
  tightThinning,
  usualThinning,
  writeKept,
} from './kept-series.ts';
import { keptTile, writeSeriesLine } from './series-line.ts';

/** Between two writes, in ms: what a crash may cost. */
const writeEveryMs = 5_000;
/** Of a large group, the series of a single host is kept this far apart, in ms. */
const hostEveryMs = 10_000;
const largeGroup = 10;
/** While nothing can be written, so many samples wait for it. */
const mostWaiting = 50_000;

export interface SeriesStoreOptions {
  readonly file: string;
  readonly clock: Clock;
  /** Whether this console is the one that writes, and the run one that is measured. */
  readonly mayWrite: () => boolean;
}

/**
 * Keeps what a run's tiles measured in the run's folder, so that it is there after the window, the console and the run are gone.
 * It never fails: what cannot be written waits for the next time, up to a bound.
 */
export class SeriesStore {
  readonly #options: SeriesStoreOptions;
  readonly #stop: () => void;
  readonly #waiting = new Map<string, Sample[]>();
  readonly #lastOfHost = new Map<string, number>();
  #tiles = '';
  #isDescribed = false;
  #writing: Promise<void> = Promise.resolve();
  #isFull = false;

  constructor(options: SeriesStoreOptions) {
    this.#options = options;
    this.#stop = options.clock.every(writeEveryMs, () => this.flush());
  }

  /** What was kept before; thinned where it is old, and with a gap up to now. */
  resume(): Promise<KeptSeries> {
    const resumed = this.#writing.then(() => this.#resume());
    this.#writing = settled(resumed, 'what was measured before is then not shown');
    return resumed;
  }

  /** Takes the samples of one moment, and how the tiles are described now. */
  add(tiles: readonly Tile[], samples: Readonly<Record<string, readonly Sample[]>>): void {
    if (!this.#options.mayWrite()) return;
    const hosts = Math.max(0, ...tiles.map(({ hosts = [] }) => hosts.length));
    for (const [id, more] of Object.entries(samples))
      for (const sample of more) if (hosts <= largeGroup || this.#isDue(id, sample)) this.#wait(id, sample);
    const described = writeSeriesLine({ tiles: tiles.map(keptTile) });
    if (described === this.#tiles) return;
    this.#tiles = described;
    this.#isDescribed = false;
  }

  /** Writes what waits; settles when that was tried. */
  flush(): Promise<void> {
    this.#writing = this.#writing.then(() =>
      settled(this.#write(), 'a disk that takes nothing shows where the journal is written'),
    );
    return this.#writing;
  }

  /** Writes what waits and ends; settles when that was tried. */
  close(): Promise<void> {
    this.#stop();
    return this.flush();
  }

  #isDue(id: string, { at }: Sample): boolean {
    if (!id.includes('@')) return true;
    if (at - (this.#lastOfHost.get(id) ?? Number.NEGATIVE_INFINITY) < hostEveryMs) return false;
    this.#lastOfHost.set(id, at);
    return true;
  }

  #wait(id: string, sample: Sample): void {
    const known = this.#waiting.get(id) ?? [];
    known.push(sample);
    if (known.length > mostWaiting / Math.max(1, this.#waiting.size)) known.shift();
    this.#waiting.set(id, known);
  }

  async #resume(): Promise<KeptSeries> {
    const { file, mayWrite, clock } = this.#options;
    const before = await readKeptSeries(file);
    if (!mayWrite() || before.series.size === 0) return before;
    const kept = withGap(thinKept(before, usualThinning, clock.now()));
    await settled(this.#replace(kept), 'the file stays as it was');
    return kept;
  }

  async #replace(kept: KeptSeries): Promise<number> {
    const text = writeKept(kept);
    await replaceFile(this.#options.file, text);
    return Buffer.byteLength(text);
  }

  async #write(): Promise<void> {
    if (this.#isFull || (this.#waiting.size === 0 && this.#isDescribed)) return;
    const waiting = [...this.#waiting].map(([id, samples]) => ({ id, samples: [...samples] }));
    if (waiting.length === 0) return;
    const text = (this.#isDescribed ? '' : this.#tiles) + waiting.map(writeSeriesLine).join('');
    const size = await appendPrivately(this.#options.file, text);
    this.#isDescribed = true;
    for (const { id, samples } of waiting) {
      const left = (this.#waiting.get(id) ?? []).filter(({ at }) => at > (samples.at(-1)?.at ?? 0));
      if (left.length === 0) this.#waiting.delete(id);
      else this.#waiting.set(id, left);
    }
    if (size > mostBytes) await this.#shrink(tightThinning);
  }

  async #shrink(thinning: Thinning): Promise<void> {
    const { file, clock } = this.#options;
    const size = await this.#replace(thinKept(await readKeptSeries(file), thinning, clock.now()));
    this.#isFull = size > mostBytes / 2;
  }
}

/** Between what was measured before and what comes, nobody measured. */
function withGap({ tiles, series }: KeptSeries): KeptSeries {
  const closed = [...series].map(([id, samples]): [string, readonly Sample[]] => {
    const last = samples.at(-1);
    return last === undefined || last.value === null
      ? [id, samples]
      : [id, [...samples, { at: last.at + 1, value: null }]];
  });
  return { tiles, series: new Map(closed) };
}

/** Appends to a file that is this account's alone, whatever its mode was; gives its size then, in bytes. */
async function appendPrivately(file: string, text: string): Promise<number> {
  const { O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK, O_RDWR } = constants;
  const flags = O_APPEND | O_CREAT | O_RDWR | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0);
  const handle = await open(file, flags, 0o600);
  try {
    const stats = await handle.stat();
    if (!stats.isFile()) throw new Error('it is not a file');
    if (process.platform !== 'win32' && (stats.mode & 0o777) !== 0o600) await handle.chmod(0o600);
    const begin = (await endsInALine(handle, stats.size)) ? '' : '\n';
    await handle.appendFile(begin + text);
    return stats.size + Buffer.byteLength(begin + text);
  } finally {
    await handle.close();
  }
}

/** A write that was cut off leaves a part of a line, which must not spoil the next one. */
async function endsInALine(handle: FileHandle, size: number): Promise<boolean> {
  if (size === 0) return true;
  const last = Buffer.alloc(1);
  await handle.read(last, 0, 1, size - 1);
  return last[0] === 0x0a;
}
