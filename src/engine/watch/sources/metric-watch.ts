import { isDeepStrictEqual } from 'node:util';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { LiveMessage, MetricSourceState, Sample, Tile } from '../../../shared/wire/live.ts';
import { hostSeries, samplesKept } from '../../../shared/wire/series.ts';
import type { Clock } from '../../lib/clock.ts';
import type { HostReadings } from '../../measures/readings.ts';
import { accessMeasures, type TileSpec, tileSpecs } from '../../measures/tiles.ts';
import type { Targets } from '../../targets/targets.ts';
import { readingsOf } from '../alerts/host-readings.ts';
import { CountedOnce, type Histories } from '../judging/counted-once.ts';
import type { Reading } from '../judging/slot-book.ts';
import { type HostValue, hostName, placeOf, tileOf, worstOf } from '../metrics/host-tiles.ts';
import { ruleLines } from '../metrics/rule-lines.ts';
import { expandSources } from './expand-sources.ts';
import { SourceWatch } from './source-watch.ts';

/** Hosts of a group answer a moment apart; what they said within this time, in ms, is one sample of their tile. */
const gatherMs = 100;

export interface MetricWatchOptions {
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly targets: Targets;
  readonly tell: (message: LiveMessage) => void;
  readonly clock: Clock;
  /** Told each time a source has answered once more. */
  readonly read?: (reading: Reading) => void;
  /** Told once, where access logs are read: what they say of the time before. */
  readonly learn?: (past: Histories) => void;
  /** Told of the samples of one moment by series, and of the tiles as they are then. */
  readonly keep?: (tiles: readonly Tile[], samples: Readonly<Record<string, readonly Sample[]>>) => void;
  /** Hides secrets in what a source says, and in its address; without it nothing is hidden. */
  readonly hide?: (text: string) => string;
}

/** Polls a run's metric sources, on every host of a group, and turns them into tiles. */
export class MetricWatch {
  #plan: Plan;
  readonly #tell: (message: LiveMessage) => void;
  readonly #clock: Clock;
  readonly #hide: (text: string) => string;
  readonly #read: (reading: Reading) => void;
  readonly #learn: (past: Histories) => void;
  readonly #once = new CountedOnce();
  readonly #keepFor: NonNullable<MetricWatchOptions['keep']>;
  /** By source: the reading that was told last. */
  readonly #told = new WeakMap<SourceWatch, Reading>();
  readonly #series = new Map<string, Sample[]>();
  #sources: readonly SourceWatch[] = [];
  #sidecar: Sidecar;
  #targets: Targets | null = null;
  #tiles: Tile[] = [];
  #toldStates = '';
  /** Gives up the gathering under way; null while there is none. */
  #gathering: (() => void) | null = null;

  constructor({ plan, sidecar, targets, tell, clock, read, learn, keep, hide }: MetricWatchOptions) {
    this.#hide = hide ?? ((text) => text);
    this.#read = read ?? (() => undefined);
    this.#learn = learn ?? (() => undefined);
    this.#keepFor = keep ?? (() => undefined);
    this.#plan = plan;
    this.#tell = tell;
    this.#clock = clock;
    this.#sidecar = sidecar;
    this.#begin(sidecar, targets);
  }

  /** Budgets are those of this plan from the next reading on, sources those of its sidecar; what is asked already continues. */
  takePlan(plan: Plan, sidecar: Sidecar, targets: Targets): void {
    this.#plan = plan;
    this.#sidecar = sidecar;
    this.#begin(sidecar, targets);
    this.#record();
  }

  /** Takes what was measured when the run was open before: samples by series, in time order, all older than those from now on. */
  resume(kept: ReadonlyMap<string, readonly Sample[]>): void {
    for (const [id, samples] of kept) {
      const fresh = this.#series.get(id) ?? [];
      const since = fresh[0]?.at ?? Number.POSITIVE_INFINITY;
      this.#series.set(id, [...samples.filter(({ at }) => at < since), ...fresh].slice(-samplesKept(id)));
    }
  }

  get tiles(): Tile[] {
    return this.#tiles;
  }

  /** Whether the sources are read, and why not. */
  get states(): MetricSourceState[] {
    return this.#sources.map(({ source, silentSince, reason, partly }) => ({
      source: this.#hide(placeOf(source)),
      silentSince,
      reason: reason === null && partly === null ? null : this.#hide(reason ?? partly ?? ''),
    }));
  }

  /** Whether every source has answered often enough to tell rates, or has failed. */
  get isRead(): boolean {
    return this.#sources.every(({ answers, reason }) => answers >= 2 || reason !== null);
  }

  get samples(): Record<string, Sample[]> {
    return Object.fromEntries(this.#series);
  }

  /** What the alert rules are judged by, host by host. */
  get readings(): readonly HostReadings[] {
    return readingsOf(this.#sources);
  }

  /** Takes what has arrived into the tiles, without waiting for hosts that may answer in a moment. */
  gather(): void {
    this.#gathering?.();
    this.#gathering = null;
    this.#record();
  }

  close(): void {
    this.#gathering?.();
    for (const source of this.#sources) source.close();
  }

  #begin(sidecar: Sidecar, targets: Targets): void {
    const wanted = expandSources(sidecar.metrics ?? [], targets);
    // Other targets may be other machines by the same names.
    const kept = this.#sources.filter(
      (watch) =>
        targets === this.#targets && wanted.some((source) => isDeepStrictEqual(source, watch.source)),
    );
    this.#targets = targets;
    for (const watch of this.#sources) if (!kept.includes(watch)) watch.close();
    const fresh = wanted.filter((source) => !kept.some((watch) => isDeepStrictEqual(source, watch.source)));
    this.#sources = [
      ...kept,
      ...fresh.map((source) => {
        const watch: SourceWatch = new SourceWatch(source, targets, this.#clock, () => this.#hear(watch));
        return watch;
      }),
    ];
  }

  #hear(watch: SourceWatch): void {
    const { reading } = watch;
    if (reading !== null && this.#told.get(watch) !== reading) {
      this.#told.set(watch, reading);
      this.#read(this.#once.counted(reading, watch, this.#sources));
    }
    const past = this.#once.histories(this.#sources);
    if (past !== null) this.#learn(past);
    this.#soon();
  }

  #soon(): void {
    if (this.#sources.length === 1) this.#record();
    else
      this.#gathering ??= this.#clock.after(gatherMs, () => {
        this.#gathering = null;
        this.#record();
      });
  }

  #record(): void {
    const at = this.#clock.now();
    const samples: Record<string, Sample[]> = {};
    const tiles: Tile[] = [];
    for (const spec of tileSpecs) {
      const values = this.#valuesOf(spec);
      const worst = worstOf(spec, values, this.#plan.budgets);
      if (values.length === 0 || (worst === null && !this.#series.has(spec.id))) continue;
      samples[spec.id] = [this.#keep(spec.id, { at, value: worst?.value ?? null })];
      if (values.length > 1)
        for (const { host, value } of values) {
          const id = hostSeries(spec.id, hostName(host));
          samples[id] = [this.#keep(id, { at, value })];
        }
      const tile = tileOf(spec, values, this.#plan.budgets);
      const rules = ruleLines(spec, this.#plan.alerts, this.#sidecar.metrics ?? []);
      tiles.push({
        ...tile,
        source: this.#hide(tile.source),
        ...(rules.length === 0 ? {} : { rules }),
      });
    }
    this.#tiles = tiles;
    this.#tell({ type: 'tiles', tiles });
    this.#tell({ type: 'samples', samples });
    this.#keepFor(tiles, samples);
    const sources = this.states;
    const told = JSON.stringify(sources);
    if (told !== this.#toldStates) this.#tell({ type: 'metric-sources', sources });
    this.#toldStates = told;
  }

  #keep(id: string, sample: Sample): Sample {
    const series = this.#series.get(id) ?? [];
    series.push(sample);
    if (series.length > samplesKept(id)) series.shift();
    this.#series.set(id, series);
    return sample;
  }

  #valuesOf(spec: TileSpec): readonly HostValue[] {
    const pages = this.#sources.filter(
      ({ source }) => source.kind === 'scrape' && source.access === undefined,
    );
    const logs = this.#sources.filter(({ source }) => source.access !== undefined);
    const isGiven = pages.some(({ missing }) => !missing.has(spec.id));
    // Of what a person has named most tells of no tile.
    const others = this.#sources.filter(
      ({ source, values }) => source.kind !== 'scrape' && values[spec.id] != null,
    );
    const named = others.filter(({ source }) => source.kind === 'values' || !isGiven);
    const shown =
      isGiven || named.length > 0 || !accessMeasures.includes(spec.id) ? [...pages, ...named] : logs;
    return shown.map(({ source: { host, address, access, command }, values, atLeast }) => ({
      host,
      address,
      ...(access === undefined ? {} : { access }),
      ...(command === undefined ? {} : { command }),
      value: values[spec.id] ?? null,
      isAtLeast: atLeast.has(spec.id),
    }));
  }
}
