import type { AlertRule } from '../../shared/plan/plan.ts';
import type { MetricSource } from '../../shared/sidecar/sidecar.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import { isPage } from '../../shared/wire/page-source.ts';
import { namedFactor } from './named-series.ts';
import type { HostReadings } from './readings.ts';
import { measuredBy, specOf } from './readings.ts';
import { inTileUnit } from './tiles.ts';

/** Why nothing that the sidecar names can measure a rule, and what would; null where something can. Asks nothing. Pure. */
export function whyUnmeasured(rule: AlertRule, sources: readonly MetricSource[]): string | null {
  const scrapes = sources.filter(isPage);
  const hasHosts = sources.some((source) => 'host' in source);
  const named = scrapes
    .flatMap(({ series = {} }) => Object.entries(series))
    .find(([words]) => foldText(words) === foldText(rule.text));
  const kind = measuredBy(rule, { hasHostStats: hasHosts, isNamed: named !== undefined });
  if (kind === null)
    return rule.op === 'event' ? noNumber(rule) : `${noSeries(rule)}; name one with ${nameIt(rule)}`;
  if (kind === 'host')
    return hasHosts
      ? null
      : `no host is asked for “${rule.metric}”; name one with metrics: [{ host: TARGET }]`;
  if (scrapes.length === 0) return `${noSeries(rule)}; name a page with metrics: [{ scrape: URL }]`;
  return isComparable(rule, named?.[1]) ? null : otherUnit(rule, named?.[1]);
}

/** Why nothing comes of asking on: every page that should measure a rule answers, and none has its series. Null otherwise. */
export function whyWithoutSeries(rule: AlertRule, hosts: readonly HostReadings[]): string | null {
  const words = foldText(rule.text);
  const named = hosts.flatMap((host) => host.named[words] ?? []);
  if (named.length > 0)
    return named.every(({ isMissing }) => isMissing)
      ? `the page answers, but has no series ${named[0]?.series ?? ''}`
      : null;
  const spec = rule.op === 'event' ? null : specOf(rule);
  const scraped = hosts.filter(({ silentSince }) => silentSince.scrape !== undefined);
  const isMissing =
    spec !== null && scraped.length > 0 && scraped.every(({ missing }) => missing.has(spec.id));
  return isMissing && measuredBy(rule, { hasHostStats: false, isNamed: false }) === 'scrape'
    ? `no page has a series for “${rule.metric}”, though all of them answer; name one with ${nameIt(rule)}`
    : null;
}

function noSeries({ metric }: AlertRule): string {
  return `no source has a series for “${metric}”`;
}

function noNumber({ metric }: AlertRule): string {
  return `it names no number, and nothing tells of “${metric}”`;
}

/** The key of the sidecar under which the rule's series is named. */
function nameIt({ text }: AlertRule): string {
  return `metrics: [{ scrape: URL, series: { ${JSON.stringify(text)}: SERIES } }]`;
}

function isComparable(rule: AlertRule, series: string | undefined): boolean {
  const { unit = '', metric } = rule;
  if (rule.op === 'event') return true;
  if (series !== undefined) return namedFactor(series, unit) !== null;
  if (unit === '%' && /cpu/i.test(metric)) return true;
  const spec = specOf(rule);
  return spec !== null && inTileUnit(1, unit, spec.unit) !== null;
}

function otherUnit(rule: AlertRule, series: string | undefined): string {
  const measured = series ?? `“${rule.metric}”, measured in ${specOf(rule)?.unit ?? 'another unit'},`;
  return `${measured} cannot be compared with a number of ${rule.unit === undefined || rule.unit === '' ? 'no unit' : rule.unit}; name a series with ${nameIt(rule)}`;
}
