import { parseJson } from '../../../shared/lib/attempt.ts';
import type { Sample, Tile } from '../../../shared/wire/live.ts';

/** What is kept of a tile beside its samples: how it is named, bounded and read, and its hosts where there are several. */
export interface KeptTile extends Pick<Tile, 'id' | 'label' | 'unit' | 'budget' | 'bound' | 'source'> {
  readonly hosts: readonly string[];
  readonly rules: NonNullable<Tile['rules']>;
}

/** A line of the file: how the tiles are described from here on, or samples of one series in time order. */
export type SeriesLine =
  | { readonly tiles: readonly KeptTile[] }
  | { readonly id: string; readonly samples: readonly Sample[] };

/** More digits than a chart can show only fill the disk. */
const digits = 6;

/** What is kept of a tile as consoles are told of it. */
export function keptTile({ id, label, unit, budget, bound, source, hosts = [], rules = [] }: Tile): KeptTile {
  return { id, label, unit, budget, bound, source, hosts: hosts.map(({ host }) => host), rules };
}

/** A line with its end. Times after the first are steps in ms from the one before. */
export function writeSeriesLine(line: SeriesLine): string {
  if ('tiles' in line) return `${JSON.stringify(line)}\n`;
  const { id, samples } = line;
  const steps = samples.map(({ at }, index) => (index === 0 ? 0 : at - (samples[index - 1]?.at ?? at)));
  const values = samples.map(({ value }) => (value === null ? null : Number(value.toPrecision(digits))));
  return `${JSON.stringify({ id, at: samples[0]?.at ?? 0, steps, values })}\n`;
}

/**
 * A line of the file; null where it is cut off, damaged, or of somebody else's making. Checked by hand: a rollback that begins
 * from a cold start loads no schemas.
 */
export function readSeriesLine(text: string): SeriesLine | null {
  const line = parseJson(text);
  if (!isRecord(line)) return null;
  if (Array.isArray(line.tiles)) return line.tiles.every(isKeptTile) ? { tiles: line.tiles } : null;
  const { id, at, steps, values } = line;
  if (typeof id !== 'string' || !isFiniteNumber(at) || !Array.isArray(steps) || !Array.isArray(values))
    return null;
  if (steps.length !== values.length || !steps.every(isStep) || !values.every(isValue)) return null;
  let moment = at;
  const samples = steps.map((step: number, index): Sample => {
    moment += step;
    return { at: moment, value: values[index] ?? null };
  });
  return { id, samples };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

function isFiniteNumber(value: unknown): value is number {
  return Number.isFinite(value);
}

function isStep(value: unknown): value is number {
  return isFiniteNumber(value) && value >= 0;
}

function isValue(value: unknown): value is number | null {
  return value === null || isFiniteNumber(value);
}

function isKeptTile(value: unknown): value is KeptTile {
  if (!isRecord(value)) return false;
  const { id, label, unit, budget, bound, source, hosts, rules } = value;
  return (
    [id, label, unit, source].every((text) => typeof text === 'string') &&
    (budget === null || typeof budget === 'string') &&
    (bound === null || isBound(bound)) &&
    Array.isArray(hosts) &&
    hosts.every((host) => typeof host === 'string') &&
    Array.isArray(rules) &&
    rules.every((rule) => isBound(rule) && 'text' in rule && typeof rule.text === 'string')
  );
}

function isBound(value: unknown): value is { readonly op: string; readonly value: number } {
  return isRecord(value) && typeof value.op === 'string' && isFiniteNumber(value.value);
}
