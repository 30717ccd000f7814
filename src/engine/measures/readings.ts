import type { AlertRule } from '../../shared/plan/plan.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import { type NamedValue, namedFactor } from './named-series.ts';
import { inTileUnit, measureSpecs, type TileSpec, tileSpecs } from './tiles.ts';

/** What a tile says, in its unit; `isAtLeast`: the true value may be anything above it. */
export interface TileReading {
  readonly value: number | null;
  readonly unit: string;
  readonly isAtLeast?: boolean;
}

/** The newest values a rule can be judged by, by name. */
export interface Readings {
  readonly tiles: Readonly<Record<string, TileReading | undefined>>;
  /** By a rule's words, folded: the series the sidecar names for it. */
  readonly named: Readonly<Record<string, NamedValue | undefined>>;
  /** 1 when the service answers its scrape, 0 when it does not, null when it is not scraped. */
  readonly up: number | null;
  readonly memoryPercent: number | null;
  readonly cpuPercent: number | null;
  readonly diskFreePercent: number | null;
}

/** Why a source is not read, in words; `mayPass` by itself, as a restart of the service does. */
export interface WhySilent {
  readonly reason: string;
  readonly mayPass: boolean;
}

/** `values`: what a person has named, of a JSON page or a command; it says nothing of whether the service answers. */
export type SourceKind = 'scrape' | 'host' | 'values';

/** What is asked, in words, and how often it has answered. */
export interface AskedSource {
  readonly place: string;
  readonly answers: number;
}

/** The newest values of one host; `host` null for what this machine asks by itself. */
export interface HostReadings extends Readings {
  readonly host: string | null;
  /** By kind of source: since when one of them has not answered here, epoch ms; null while all do; absent without one. */
  readonly silentSince: Readonly<Partial<Record<SourceKind, number | null>>>;
  /** By kind of source: why one of them is not read here; absent while all are. */
  readonly whySilent: Readonly<Partial<Record<SourceKind, WhySilent>>>;
  /** By kind of source: those of it that are asked here. */
  readonly asked?: Readonly<Partial<Record<SourceKind, readonly AskedSource[]>>>;
  /** By tile or quantile: what a page of this host has a series of and nothing can be read from. */
  readonly unreadable: Readonly<Record<string, string>>;
  /** Tiles and quantiles that no page of this host has a series for although all of them answer. */
  readonly missing: ReadonlySet<string>;
}

/**
 * The kind of source that measures a rule; null when none does. Of the processor a host's own figures are preferred to the
 * process's, where there are any. `isNamed`: the sidecar names a series for it.
 */
export function measuredBy(
  rule: AlertRule,
  { hasHostStats, isNamed }: { readonly hasHostStats: boolean; readonly isNamed: boolean },
): 'scrape' | 'host' | null {
  const { op, metric, unit } = rule;
  if (op === 'event') return metric === 'service up' ? 'scrape' : null;
  if (isNamed) return 'scrape';
  if (unit === '%' && /memory|disk/i.test(metric)) return 'host';
  if (unit === '%' && /cpu/i.test(metric)) return hasHostStats ? 'host' : 'scrape';
  return specOf(rule) === null ? null : 'scrape';
}

/** What a rule's words are read from in a scrape; null where they name nothing that is known. Of latencies the rule says which quantile. */
export function specOf({ metric, stat }: AlertRule): TileSpec | null {
  const spec = tileSpecs.find((each) => each.budget.test(metric));
  if (spec === undefined) return null;
  if (spec.id !== 'latency' || stat === undefined || stat === 'p95') return spec;
  return measureSpecs.find(({ id }) => id === `latency ${stat}`) ?? null;
}

/** A value as a rule speaks of it, and as a person reads it; null when nothing measures it. */
interface Measured {
  readonly value: number | null;
  readonly shown: string;
}

const unmeasured: Measured = { value: null, shown: '' };

/** The value a rule speaks of, in the rule's own unit. */
export function readRule(rule: AlertRule, readings: Readings): Measured {
  const { metric, unit = '' } = rule;
  if (rule.op === 'event') return metric === 'service up' ? readUp(readings) : unmeasured;
  const named = readings.named[foldText(rule.text)];
  if (named?.least !== undefined) return inUnit(rule.op.startsWith('<') ? named.least : named.value, 1, unit);
  if (named !== undefined) return inUnit(named.value, namedFactor(named.series, unit), unit);
  return (unit === '%' ? readHost(metric, readings) : null) ?? readTile(rule, readings);
}

function readUp({ up }: Readings): Measured {
  if (up === null) return unmeasured;
  return { value: up, shown: up === 1 ? 'up' : 'down' };
}

/** What a host says of itself in percent; null where the words name none of it. */
function readHost(metric: string, readings: Readings): Measured | null {
  if (/memory/i.test(metric)) return percent(readings.memoryPercent, '');
  if (/cpu/i.test(metric)) return percent(readings.cpuPercent ?? readings.tiles.cpu?.value ?? null, '');
  return /disk/i.test(metric) ? percent(readings.diskFreePercent, ' free') : null;
}

function readTile(rule: AlertRule, readings: Readings): Measured {
  const { unit = '' } = rule;
  const spec = specOf(rule);
  const reading = spec === null ? undefined : readings.tiles[spec.id];
  if (reading === undefined) return unmeasured;
  const factor = inTileUnit(1, unit, reading.unit);
  const measured = inUnit(reading.value, factor === null ? null : 1 / factor, unit);
  return isSettled(rule, measured.value, reading) ? measured : unmeasured;
}

/** Whether a value that may be higher still is on one side of the bound for certain. */
function isSettled(
  { op, value: bound }: AlertRule,
  value: number | null,
  { isAtLeast }: TileReading,
): boolean {
  if (isAtLeast !== true || value === null || bound === null) return true;
  return op === '>' || op === '<=' ? value > bound : value >= bound;
}

function inUnit(reading: number | null, factor: number | null, unit: string): Measured {
  if (reading === null || factor === null) return { value: null, shown: '' };
  const value = reading * factor;
  return { value, shown: `${Number(value.toPrecision(3))}${unit === '%' ? '%' : ` ${unit}`}`.trim() };
}

function percent(value: number | null, suffix: string): Measured {
  return { value, shown: value === null ? '' : `${Number(value.toPrecision(2))}%${suffix}` };
}
