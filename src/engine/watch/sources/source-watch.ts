import { errorText } from '../../../shared/text/error-text.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import type { Clock } from '../../lib/clock.ts';
import { EngineError } from '../../lib/engine-error.ts';
import type { NamedValue } from '../../measures/named-series.ts';
import { otherWork } from '../../measures/parse-exposition.ts';
import { plainName, type Scrape } from '../../measures/series-index.ts';
import { accessMeasures, measureSpecs } from '../../measures/tiles.ts';
import { trafficBetween } from '../../measures/traffic.ts';
import { wantedSeries } from '../../measures/wanted-series.ts';
import type { Targets } from '../../targets/targets.ts';
import { AccessLog } from '../access/access-log.ts';
import type { TrafficHistory } from '../access/access-traffic.ts';
import type { Reading } from '../judging/slot-book.ts';
import type { WantedPage } from '../metrics/fetch-page.ts';
import type { HostStats } from '../metrics/host-stats.ts';
import { hostName } from '../metrics/host-tiles.ts';
import { NotReadError } from '../metrics/not-read.ts';
import { readPrometheus } from '../metrics/prometheus.ts';
import * as say from '../words/source-words.ts';
import { AskedQueries } from './asked-queries.ts';
import type { HostSource } from './expand-sources.ts';
import { readHost, readNamedOf, readSeries } from './read-series.ts';

/** A Prometheus server that has nothing newer for this long, in ms, no longer tells of now. */
const stillMs = 60_000;
/** What is asked seldom may take its time, up to the longest of these, in ms; what is asked often must not. */
const patience = { leastMs: 5_000, mostMs: 30_000 } as const;

/** Polls one source on one host and keeps what it said last. A source that fails is a gap, never a zero. */
export class SourceWatch {
  readonly source: HostSource;
  readonly #targets: Targets;
  readonly #clock: Clock;
  readonly #polled: () => void;
  readonly #stop: () => void;
  #last: Scrape | null = null;
  #values: Readonly<Record<string, number | null>> = {};
  #atLeast: ReadonlySet<string> = new Set();
  #unreadable: Readonly<Record<string, string>> = {};
  #named: Readonly<Record<string, NamedValue>>;
  readonly #queries: AskedQueries;
  #missing: ReadonlySet<string> = new Set();
  #up: number | null = null;
  /** Of a Prometheus server: when it last had something newer, epoch ms. */
  #newerAt: number;
  #stats: HostStats | null = null;
  #reading: Reading | null = null;
  readonly #access: AccessLog | null;
  /** When the access log was read last, epoch ms; null while it was not, or failed. */
  #accessAt: number | null = null;
  #answers = 0;
  /** Since when it has not answered, epoch ms; null while it answers. */
  #silentSince: number | null;
  /** Why it was not read; null while it is, or was not asked yet. */
  #reason: string | null = null;
  #mayPass = true;
  #polling: Promise<void> | null = null;
  #closed = false;
  readonly #wanted: (name: string) => boolean;

  constructor(source: HostSource, targets: Targets, clock: Clock, polled: () => void) {
    this.source = source;
    this.#targets = targets;
    this.#clock = clock;
    this.#polled = polled;
    this.#access =
      source.access === undefined
        ? null
        : new AccessLog(source.address, source.access.format, hostName(source.host));
    this.#wanted = wantedSeries(Object.values(source.series));
    this.#silentSince = clock.now();
    this.#newerAt = clock.now();
    this.#named = readNamedOf(this.source, null, null);
    this.#queries = new AskedQueries(source.queries);
    this.#stop = clock.every(source.everyMs, () => this.#poll());
    void this.#poll();
  }

  /** By tile or quantile: the newest value; null where the last answer held none. */
  get values(): Readonly<Record<string, number | null>> {
    return this.#values;
  }

  /** Tiles and quantiles whose value is only the least it can be. */
  get atLeast(): ReadonlySet<string> {
    return this.#atLeast;
  }

  /** By tile or quantile: why nothing can be read of it from the last answer, although it has its series. */
  get unreadable(): Readonly<Record<string, string>> {
    return this.#unreadable;
  }

  /** By an alert rule's words: the series the sidecar names for it. */
  get named(): Readonly<Record<string, NamedValue>> {
    return { ...this.#named, ...this.#queries.values };
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

  /** What the service answered between the last two answers of its page, and what it held at the last; null without both. */
  get reading(): Reading | null {
    return this.#reading;
  }

  /** Of an access log: what it said of the day before it was read; null where it told nothing, or is none. */
  get history(): TrafficHistory | null {
    return this.#access?.history ?? null;
  }

  /** How often it has answered. */
  get answers(): number {
    return this.#answers;
  }

  get silentSince(): number | null {
    return this.#silentSince;
  }

  /** Why it is not read, in words; null while it is, or was not asked yet. */
  get reason(): string | null {
    return this.#reason;
  }

  /** What of it is not told although it was read, and why; null where all is. */
  get partly(): string | null {
    const why = [...(this.#last?.refused?.values() ?? [])];
    return why.length === 0 ? null : why.join('; ');
  }

  /** Whether what keeps it from being read may pass by itself, as a restart of the service does. */
  get mayPass(): boolean {
    return this.#mayPass;
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
    try {
      await this.#read();
      this.#answers += 1;
      this.#silentSince = null;
      this.#reason = null;
    } catch (error) {
      this.#forget();
      this.#up = this.#tellsDown(error) ? 0 : null;
      this.#silentSince ??= this.#clock.now();
      this.#reason = errorText(error);
      this.#mayPass = !(error instanceof EngineError) || (error instanceof NotReadError && error.saysDown);
    }
    if (!this.#closed) this.#polled();
  }

  async #read(): Promise<void> {
    const { host, kind, match } = this.source;
    // One that refused the sign-in waits for a person.
    const refusal = host === null || host === 'local' ? null : this.#targets.refusalOf(host);
    if (refusal != null) throw new NotReadError(refusal, { saysDown: false });
    if (kind === 'host') await this.#readHost();
    else if (this.#access !== null) await this.#readAccess(this.#access, host ?? 'local');
    else if (match !== null) await this.#federate(match);
    else {
      await this.#take(await readSeries(this.source, this.#page, this.#wanted, () => this.#clock.now()));
      this.#up = kind === 'scrape' ? 1 : null;
    }
  }

  /** What was said no longer counts. */
  #forget(): void {
    this.#values = {};
    this.#atLeast = new Set();
    this.#unreadable = {};
    this.#named = readNamedOf(this.source, null, null);
    this.#queries.forget();
    this.#missing = new Set();
    this.#last = null;
    this.#stats = null;
    this.#reading = null;
    this.#accessAt = null;
  }

  /** Out of reach is not down: only a target that is connected can tell that the service does not answer. */
  #tellsDown(error: unknown): boolean {
    const { host, match, kind } = this.source;
    if (
      kind === 'values' ||
      match !== null ||
      this.#access !== null ||
      !(error instanceof NotReadError) ||
      !error.saysDown
    )
      return false;
    return (
      host === null || host === 'local' || this.#targets.remote(host).connection.view.state === 'connected'
    );
  }

  async #readHost(): Promise<void> {
    this.#stats = await readHost(this.#targets, this.source, this.#stats?.counters ?? null);
    const { units } = this.#stats;
    if (units.length > 0) await this.#take({ at: this.#clock.now(), samples: units });
  }

  /** What was written while it could not be read is of no reading. */
  async #readAccess(log: AccessLog, host: string): Promise<void> {
    const { values, traffic, missing } = await log.read(this.#targets.get(host), () => this.#clock.now());
    const [from, at] = [this.#accessAt, this.#clock.now()];
    this.#accessAt = at;
    this.#missing = new Set([
      ...measureSpecs.flatMap(({ id }) => (accessMeasures.includes(id) ? [] : [id])),
      ...missing,
    ]);
    this.#values = from === null ? {} : values;
    this.#reading =
      from === null || traffic === null
        ? null
        : { from, at, host: hostName(this.source.host), traffic, gauges: {} };
  }

  get #page(): WantedPage {
    const { address, host, ca, everyMs } = this.source;
    const timeoutMs = Math.min(patience.mostMs, Math.max(patience.leastMs, everyMs));
    return { address, via: host, ca, timeoutMs, targets: this.#targets };
  }

  /** What the server says counts once it has said something newer, and only as long as it keeps doing so: only then is it about now. */
  async #federate(match: string): Promise<void> {
    const [{ scrape: now, up }] = await Promise.all([
      readPrometheus(this.#page, match, this.#wanted),
      this.#queries.ask(this.#page),
    ]);
    const isNewer = this.#last === null || now.at > this.#last.at;
    if (this.#last === null) this.#last = now;
    else if (isNewer) {
      await this.#take(now);
      this.#up = up;
    }
    if (isNewer) this.#newerAt = this.#clock.now();
    else if (this.#clock.now() - this.#newerAt > stillMs)
      throw new NotReadError(say.nothingNewer(maskPassword(this.source.address)), { saysDown: false });
  }

  async #take(now: Scrape): Promise<void> {
    const values: Record<string, number | null> = {};
    const unreadable: Record<string, string> = {};
    const atLeast = new Set<string>();
    for (const { id, read, isAtLeast, unreadable: why } of measureSpecs) {
      values[id] = read(now, this.#last);
      if (isAtLeast?.(now, this.#last) === true) atLeast.add(id);
      const reason = why?.(now) ?? null;
      if (reason !== null) unreadable[id] = reason;
      await otherWork();
    }
    this.#named = readNamedOf(this.source, now, this.#last);
    const names = [...new Set(now.samples.map(({ name }) => plainName(name)))];
    const missing = measureSpecs.filter(({ series }) => !names.some((name) => series.test(name)));
    this.#missing = new Set(missing.map(({ id }) => id));
    this.#reading =
      this.#last === null || this.source.kind !== 'scrape'
        ? null
        : {
            from: this.#last.at,
            at: now.at,
            host: hostName(this.source.host),
            traffic: trafficBetween(now, this.#last),
            gauges: values,
          };
    this.#values = values;
    this.#atLeast = atLeast;
    this.#unreadable = unreadable;
    this.#last = now;
  }
}
