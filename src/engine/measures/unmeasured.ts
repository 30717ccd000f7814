import type { AlertRule } from '../../shared/plan/plan.ts';
import type { MetricSource } from '../../shared/sidecar/sidecar.ts';
import { foldText } from '../../shared/text/fold-text.ts';
import { isPage, isValues, mayTell, namedIn, type ValueSource } from '../../shared/wire/page-source.ts';
import { namedFactor } from './named-series.ts';
import type { HostReadings, SourceKind, WhySilent } from './readings.ts';
import { measuredBy, specOf } from './readings.ts';
import { accessMeasures, inTileUnit } from './tiles.ts';

/** Why nothing that the sidecar names can measure a rule, and what would; null where something can. Asks nothing. Pure. */
export function whyUnmeasured(rule: AlertRule, sources: readonly MetricSource[]): string | null {
  const scrapes = sources.filter(isPage);
  const hasHosts = sources.some((source) => 'host' in source);
  const named = sources
    .flatMap((source) => Object.entries(namedIn(source)))
    .find(([words]) => foldText(words) === foldText(rule.text));
  const isQueried = scrapes.some(
    (source) =>
      'queries' in source &&
      Object.keys(source.queries ?? {}).some((words) => foldText(words) === foldText(rule.text)),
  );
  // The server answers in the rule's own unit.
  if (isQueried && rule.op !== 'event') return null;
  const kind = measuredBy(rule, { hasHostStats: hasHosts, isNamed: named !== undefined });
  if (kind === null)
    return rule.op === 'event' ? noNumber(rule) : `${noSeries(rule)}; name one with ${nameIt(rule)}`;
  if (kind === 'host')
    return hasHosts
      ? null
      : `no host is asked for “${rule.metric}”; name one with metrics: [{ host: TARGET }]`;
  const isLogged = sources.some((source) => 'access' in source) && toldByLog(rule);
  const isToldByValues =
    named !== undefined || sources.some((source) => isValues(source) && tellsOf(source, rule));
  if (scrapes.length === 0 && !isLogged && !isToldByValues)
    return `${noSeries(rule)}; name a page with metrics: [{ scrape: URL }]`;
  return isComparable(rule, named?.[1]) ? null : otherUnit(rule, named?.[1]);
}

/**
 * Why a rule has no data although something measures it: what measures it is not read, has no series for it, or one that says nothing of
 * it. Null where it may just be that nothing happened.
 */
export function whyNoData(rule: AlertRule, hosts: readonly HostReadings[]): string | null {
  const silent = whySilent(rule, hosts);
  if (silent !== null && !silent.mayPass) return silent.reason;
  return whyWithoutSeries(rule, hosts) ?? whyUnreadable(rule, hosts);
}

/** Why what measures a rule is not read on some host; null while it is. */
export function whySilent(rule: AlertRule, hosts: readonly HostReadings[]): WhySilent | null {
  const kind = kindFor(rule, hosts);
  return kind === null ? null : (hosts.flatMap((host) => host.whySilent[kind] ?? [])[0] ?? null);
}

/** The kind of source that measures a rule on these hosts; null where none does. */
export function kindFor(rule: AlertRule, hosts: readonly HostReadings[]): SourceKind | null {
  const named = hosts.flatMap((host) => host.named[foldText(rule.text)] ?? [])[0];
  if (named?.by !== undefined) return named.by;
  const kind = measuredBy(rule, {
    hasHostStats: hosts.some(({ silentSince }) => silentSince.host !== undefined),
    isNamed: named !== undefined,
  });
  const asks = (some: SourceKind): boolean =>
    hosts.some(({ silentSince }) => silentSince[some] !== undefined);
  // Where no page is asked, what a person has named by the usual names is read instead.
  return kind === 'scrape' && rule.op !== 'event' && !asks('scrape') && asks('values') ? 'values' : kind;
}

/** What measures a rule, and says nothing of it: a counter without a status, buckets that end below the rule's bound. */
function whyUnreadable(rule: AlertRule, hosts: readonly HostReadings[]): string | null {
  const id = specOf(rule)?.id;
  if (id === undefined || hosts.some(({ named }) => named[foldText(rule.text)] !== undefined)) return null;
  const name = hosts.flatMap(({ unreadable }) => unreadable[id] ?? [])[0];
  if (name !== undefined)
    return `${name} has no label that tells how a request was answered, so nothing tells of “${rule.metric}”; name a series with ${nameIt(rule)}`;
  const cut = hosts.find(({ tiles }) => tiles[id]?.isAtLeast === true)?.tiles[id];
  return cut?.value == null
    ? null
    : `the buckets of the page end at ${Number(cut.value.toPrecision(3))} ${cut.unit}, and what lies above is not known`;
}

/** Why nothing comes of asking on: every page that should measure a rule answers, and none has its series. Null otherwise. */
export function whyWithoutSeries(rule: AlertRule, hosts: readonly HostReadings[]): string | null {
  const words = foldText(rule.text);
  const named = hosts.flatMap((host) => host.named[words] ?? []);
  const failure = named.find(({ why }) => why !== undefined)?.why;
  if (failure !== undefined) return failure;
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

function tellsOf(source: ValueSource, rule: AlertRule): boolean {
  const spec = rule.op === 'event' ? null : specOf(rule);
  return spec !== null && mayTell(source, spec.series);
}

/** Whether an access log tells of what a rule speaks of. */
function toldByLog(rule: AlertRule): boolean {
  return rule.op !== 'event' && accessMeasures.includes(specOf(rule)?.id ?? '');
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
