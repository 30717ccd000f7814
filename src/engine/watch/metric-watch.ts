import { parseDuration } from '../../shared/duration.ts';
import type { LiveMessage, Sample, Tile } from '../../shared/live.ts';
import type { Plan } from '../../shared/plan.ts';
import type { MetricSource, Sidecar } from '../../shared/sidecar.ts';
import type { Readings } from '../alerts/readings.ts';
import { type HostStats, readHostStats } from '../metrics/host-stats.ts';
import type { Scrape } from '../metrics/read-series.ts';
import { scrape } from '../metrics/scraper.ts';
import { boundOf, judgeBound, tileSpecs } from '../metrics/tiles.ts';
import type { Targets } from '../targets/targets.ts';

const defaultEveryMs = 2_000;
/** Samples kept a tile: an hour at one a second. */
const keptSamples = 3_600;

/** Polls a run's metric sources and turns them into tiles. A source that fails is a gap in its tiles, never a zero. */
export class MetricWatch {
  #plan: Plan;
  readonly #targets: Targets;
  readonly #tell: (message: LiveMessage) => void;
  readonly #timers: NodeJS.Timeout[] = [];
  readonly #series = new Map<string, Sample[]>();
  readonly #busy = new Set<MetricSource>();
  #tiles: Tile[] = [];
  #last: Scrape | null = null;
  #up: number | null = null;
  #host: HostStats | null = null;
  #closed = false;

  constructor(plan: Plan, sidecar: Sidecar, targets: Targets, tell: (message: LiveMessage) => void) {
    this.#plan = plan;
    this.#targets = targets;
    this.#tell = tell;
    for (const named of sidecar.metrics ?? []) {
      const source = onOneHost(named, targets);
      const everyMs = Math.max(250, parseDuration(source.every ?? '') ?? defaultEveryMs);
      const poll = (): void => void this.#poll(source);
      poll();
      const timer = setInterval(poll, everyMs);
      timer.unref();
      this.#timers.push(timer);
    }
  }

  /** Budgets are those of this plan from the next reading on. */
  takePlan(plan: Plan): void {
    this.#plan = plan;
  }

  get tiles(): Tile[] {
    return this.#tiles;
  }

  get samples(): Record<string, Sample[]> {
    return Object.fromEntries(this.#series);
  }

  get readings(): Readings {
    return {
      tiles: Object.fromEntries(
        this.#tiles.map((tile) => [
          tile.id,
          { value: this.#series.get(tile.id)?.at(-1)?.value ?? null, unit: tile.unit },
        ]),
      ),
      up: this.#up,
      memoryPercent: this.#host?.memoryPercent ?? null,
      cpuPercent: this.#host?.cpuPercent ?? null,
      diskFreePercent: this.#host?.diskFreePercent ?? null,
    };
  }

  close(): void {
    this.#closed = true;
    for (const timer of this.#timers) clearInterval(timer);
  }

  async #poll(source: MetricSource): Promise<void> {
    // A slow source is asked again when it has answered, not in a growing queue.
    if (this.#busy.has(source) || this.#isRefused(source)) return;
    this.#busy.add(source);
    try {
      if ('scrape' in source) await this.#scrape(source.scrape, source.via ?? null);
      else if ('host' in source)
        this.#host = await readHostStats(this.#targets.get(source.host), this.#host?.counters ?? null);
    } catch {
      if ('host' in source) this.#host = null;
    } finally {
      this.#busy.delete(source);
    }
  }

  #isRefused(source: MetricSource): boolean {
    const target = 'scrape' in source ? source.via : 'host' in source ? source.host : undefined;
    return target !== undefined && this.#targets.isRefused(target);
  }

  async #scrape(address: string, via: string | null): Promise<void> {
    let now: Scrape | null = null;
    try {
      now = await scrape(address, via, this.#targets);
      this.#up = 1;
    } catch {
      // Out of reach is not down: only a target that is connected can tell that the service does not answer.
      const reachable = via === null || this.#targets.remote(via).connection.view.state === 'connected';
      this.#up = reachable ? 0 : null;
    }
    if (this.#closed) return;
    this.#record(now, address, via);
    this.#last = now;
  }

  #record(now: Scrape | null, address: string, via: string | null): void {
    const at = now?.at ?? Date.now();
    const samples: Record<string, Sample[]> = {};
    const tiles: Tile[] = [];
    for (const spec of tileSpecs) {
      const value = now === null ? null : spec.read(now, this.#last);
      const series = this.#series.get(spec.id) ?? [];
      if (value === null && series.length === 0) continue;
      const sample: Sample = { at, value };
      series.push(sample);
      if (series.length > keptSamples) series.shift();
      this.#series.set(spec.id, series);
      samples[spec.id] = [sample];
      const bound = boundOf(spec, this.#plan.budgets);
      const limit = bound === null ? null : { op: bound.budget.op, value: bound.value };
      tiles.push({
        id: spec.id,
        label: spec.label,
        unit: spec.unit,
        budget:
          bound === null
            ? null
            : `${bound.budget.op} ${bound.budget.value}${bound.budget.unit === '%' ? '%' : ` ${bound.budget.unit}`}`,
        bound: limit,
        verdict: judgeBound(value, limit),
        source: via === null ? address : `${address} via ${via}`,
      });
    }
    this.#tiles = tiles;
    this.#tell({ type: 'tiles', tiles });
    this.#tell({ type: 'samples', samples });
  }
}

/** A tile shows one host: of a group, its first. */
function onOneHost(source: MetricSource, targets: Targets): MetricSource {
  const first = (name: string): string => targets.members(name)[0] ?? name;
  if ('host' in source) return { ...source, host: first(source.host) };
  if ('scrape' in source && source.via !== undefined) return { ...source, via: first(source.via) };
  return source;
}
