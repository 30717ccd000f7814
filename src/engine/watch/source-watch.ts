import { type HostStats, readHostStats } from '../metrics/host-stats.ts';
import type { Scrape } from '../metrics/read-series.ts';
import { scrape } from '../metrics/scraper.ts';
import { tileSpecs } from '../metrics/tiles.ts';
import type { Targets } from '../targets/targets.ts';
import type { HostSource } from './expand-sources.ts';

/** Polls one source on one host and keeps what it said last. A source that fails is a gap, never a zero. */
export class SourceWatch {
  readonly source: HostSource;
  readonly #targets: Targets;
  readonly #polled: () => void;
  readonly #timer: NodeJS.Timeout;
  #last: Scrape | null = null;
  #values: Readonly<Record<string, number | null>> = {};
  #up: number | null = null;
  #stats: HostStats | null = null;
  /** Since when it has not answered, epoch ms; null while it answers. */
  #silentSince: number | null = Date.now();
  #busy = false;
  #closed = false;

  constructor(source: HostSource, targets: Targets, polled: () => void) {
    this.source = source;
    this.#targets = targets;
    this.#polled = polled;
    this.#timer = setInterval(() => void this.#poll(), source.everyMs);
    this.#timer.unref();
    void this.#poll();
  }

  /** By tile: the newest value; null where the last answer held none. */
  get values(): Readonly<Record<string, number | null>> {
    return this.#values;
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
    clearInterval(this.#timer);
  }

  async #poll(): Promise<void> {
    const { host, kind } = this.source;
    // A slow source is asked again when it has answered, not in a growing queue; one that refused us waits for a person.
    if (this.#busy || (host !== null && this.#targets.isRefused(host))) return;
    this.#busy = true;
    try {
      if (kind === 'scrape') await this.#scrape();
      else await this.#read(host ?? 'local');
      this.#silentSince = null;
    } catch {
      this.#silentSince ??= Date.now();
    } finally {
      this.#busy = false;
    }
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
    const { address, host } = this.source;
    try {
      const now = await scrape(address, host, this.#targets);
      this.#values = Object.fromEntries(tileSpecs.map((spec) => [spec.id, spec.read(now, this.#last)]));
      this.#last = now;
      this.#up = 1;
    } catch (error) {
      this.#values = {};
      this.#last = null;
      // Out of reach is not down: only a target that is connected can tell that the service does not answer.
      const reachable =
        host === null || host === 'local' || this.#targets.remote(host).connection.view.state === 'connected';
      this.#up = reachable ? 0 : null;
      throw error;
    }
  }
}
