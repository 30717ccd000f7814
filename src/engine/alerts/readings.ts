import type { AlertRule } from '../../shared/plan.ts';
import { inTileUnit, tileSpecs } from '../metrics/tiles.ts';

/** The newest values a rule can be judged by, by name. */
export interface Readings {
  readonly tiles: Readonly<
    Record<string, { readonly value: number | null; readonly unit: string } | undefined>
  >;
  /** 1 when the service answers its scrape, 0 when it does not, null when it is not scraped. */
  readonly up: number | null;
  readonly memoryPercent: number | null;
  readonly cpuPercent: number | null;
  readonly diskFreePercent: number | null;
}

/**
 * The kind of source that measures a rule; null when none does. Of the processor a host's own figures are preferred to the
 * process's, where there are any.
 */
export function measuredBy({ op, metric, unit }: AlertRule, hasHostStats: boolean): 'scrape' | 'host' | null {
  if (op === 'event') return metric === 'service up' ? 'scrape' : null;
  if (unit === '%' && /memory|disk/i.test(metric)) return 'host';
  if (unit === '%' && /cpu/i.test(metric)) return hasHostStats ? 'host' : 'scrape';
  return tileSpecs.some((spec) => spec.budget.test(metric)) ? 'scrape' : null;
}

/** The value a rule speaks of, in the rule's own unit, and as a person reads it; null when nothing measures it. */
export function readRule(
  rule: AlertRule,
  readings: Readings,
): { readonly value: number | null; readonly shown: string } {
  const { metric, unit } = rule;
  if (rule.op === 'event') {
    if (metric === 'service up')
      return { value: readings.up, shown: readings.up === null ? '' : readings.up === 1 ? 'up' : 'down' };
    return { value: null, shown: '' };
  }
  if (unit === '%' && /memory/i.test(metric)) return percent(readings.memoryPercent, '');
  if (unit === '%' && /cpu/i.test(metric))
    return percent(readings.cpuPercent ?? readings.tiles.cpu?.value ?? null, '');
  if (unit === '%' && /disk/i.test(metric)) return percent(readings.diskFreePercent, ' free');
  const tile = tileSpecs.find((spec) => spec.budget.test(metric));
  const reading = tile === undefined ? undefined : readings.tiles[tile.id];
  if (reading === undefined || reading.value === null) return { value: null, shown: '' };
  const factor = inTileUnit(1, unit ?? '', reading.unit);
  if (factor === null) return { value: null, shown: '' };
  const value = reading.value / factor;
  return { value, shown: `${Number(value.toPrecision(3))}${unit === '%' ? '%' : ` ${unit}`}`.trim() };
}

function percent(
  value: number | null,
  suffix: string,
): { readonly value: number | null; readonly shown: string } {
  return { value, shown: value === null ? '' : `${Number(value.toPrecision(2))}%${suffix}` };
}
