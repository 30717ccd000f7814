import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import type { Clock } from '../../lib/clock.ts';
import { EngineError } from '../../lib/engine-error.ts';
import { type NamedValue, readNamed } from '../../measures/named-series.ts';
import type { Scrape } from '../../measures/series-index.ts';
import { measureSpecs } from '../../measures/tiles.ts';
import type { Targets } from '../../targets/targets.ts';
import { type HostStats, readHostStats } from '../metrics/host-stats.ts';
import { readPrometheus } from '../metrics/prometheus.ts';
import { scrape } from '../metrics/scraper.ts';
import * as say from '../words/watch-words.ts';
import type { HostSource } from './expand-sources.ts';

/** A Prometheus server that has nothing newer for this long, in ms, no longer tells of now. */
const stillMs = 60_000;

/** Polls one source on one host and keeps what it said last. A source that fails is a gap, never a zero. */
export class SourceWatch {
  readonly source: HostSource;
  readonly #targets: Targets;
  readonly #clock: Clock;
  readonly #polled: () => void;
  readonly #stop: () => void;
  #last: Scrape | null = null;
  #values: Readonly<Record<string, number | null>> = {};
  #named: Readonly<Record<string, NamedValue>>;
  #missing: ReadonlySet<string> = new Set();
  #up: number | null = null;
  /** Of a Prometheus server: when it last had something newer, epoch ms. */
  #newerAt: number;
  #stats: HostStats | null = null;
  /** Since when it has not answered, epoch ms; null while it answers. */
  #silentSince: number | null;
  #polling: Promise<void> | null = null;
  #closed = false;

  constructor(source: HostSource, targets: Targets, clock: Clock, polled: () => void) {
    this.source = source;
    this.#targets = targets;
    this.#clock = clock;
    this.#polled = polled;
    this.#silentSince = clock.now();
    this.#newerAt = clock.now();
    this.#named = this.#readNamed(null);
    this.#stop = clock.every(source.everyMs, () => this.#poll());
    void this.#poll();
  }

  /** By tile or quantile: the newest value; null where the last answer held none. */
  get values(): Readonly<Record<string, number | null>> {
    return this.#values;
  }

  /** By an alert rule's words: the series the sidecar names for it. */
  get named(): Readonly<Record<string, NamedValue>> {
    return this.#named;
  }

  /** Tiles and quantiles that the last answer has no series for: nothing can come of asking on. Empty while there is no answer. */
  get missing(): ReadonlySet<string> {
    return this.#missing;
  }

  /** 1 when the service answers its scrape, 0 when it does not, null when that cannot be told. */
  get up(): number | null {
    return this.#up;
  }

  get stats(): HostStats | null {
    return this.#stats;
  }

  get silentSince(): number | null {
    return this.#silentSince;
  }

  close(): void {
    this.#closed = true;
    this.#stop();
  }

  /** A slow source is asked again when it has answered, not in a growing queue: until then this is the question under way. */
  #poll(): Promise<void> {
    this.#polling ??= this.#ask().finally(() => {
      this.#polling = null;
    });
    return this.#polling;
  }

  async #ask(): Promise<void> {
    const { host, kind } = this.source;
    // One that refused the sign-in waits for a person.
    if (host !== null && this.#targets.isRefused(host)) return;
    const answered = await attemptAsync(async () => {
      if (kind === 'host') await this.#read(host ?? 'local');
      else await this.#scrape();
      return true;
    }, false);
    this.#silentSince = answered ? null : (this.#silentSince ?? this.#clock.now());
    if (!this.#closed) this.#polled();
  }

  async #read(host: string): Promise<void> {
    try {
      this.#stats = await readHostStats(this.#targets.get(host), this.#stats?.counters ?? null);
    } catch (error) {
      this.#stats = null;
      throw error;
    }
  }

  async #scrape(): Promise<void> {
    const { address, host, match } = this.source;
    try {
      if (match !== null) await this.#federate(match);
      else {
        this.#take(await scrape(address, host, this.#targets, () => this.#clock.now()));
        this.#up = 1;
      }
    } catch (error) {
      this.#values = {};
      this.#named = this.#readNamed(null);
      this.#missing = new Set();
      this.#last = null;
      // Out of reach is not down: only a target that is connected can tell that the service does not answer.
      const reachable =
        host === null || host === 'local' || this.#targets.remote(host).connection.view.state === 'connected';
      this.#up = reachable && match === null ? 0 : null;
      throw error;
    }
  }

  /** What the server says counts once it has said something newer, and only as long as it keeps doing so: only then is it about now. */
  async #federate(match: string): Promise<void> {
    const { address, host } = this.source;
    const { scrape: now, up } = await readPrometheus(address, match, host, this.#targets);
    const isNewer = this.#last === null || now.at > this.#last.at;
    if (this.#last === null) this.#last = now;
    else if (isNewer) {
      this.#take(now);
      this.#up = up;
    }
    if (isNewer) this.#newerAt = this.#clock.now();
    else if (this.#clock.now() - this.#newerAt > stillMs)
      throw new EngineError('UNREACHABLE', say.nothingNewer(address));
  }

  #take(now: Scrape): void {
    this.#values = Object.fromEntries(measureSpecs.map((spec) => [spec.id, spec.read(now, this.#last)]));
    this.#named = this.#readNamed(now);
    const names = [...new Set(now.samples.map(({ name }) => name))];
    const missing = measureSpecs.filter(({ series }) => !names.some((name) => series.test(name)));
    this.#missing = new Set(missing.map(({ id }) => id));
    this.#last = now;
  }

  #readNamed(now: Scrape | null): Readonly<Record<string, NamedValue>> {
    return Object.fromEntries(
      Object.entries(this.source.series).map(([words, series]) => [
        foldText(words),
        readNamed(series, now, this.#last),
      ]),
    );
  }
}
