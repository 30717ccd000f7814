import type { AlertRule } from '../../../shared/plan/plan.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { failureLabel } from '../error-rate.ts';
import { isCounterName, namedFactor, seriesName } from '../named-series.ts';
import { measuredBy, specOf } from '../readings.ts';
import { namesLike, type Scrape } from '../series-index.ts';
import { inTileUnit, type TileSpec } from '../tiles.ts';

/** A page that a rule may be measured by, as it is now. */
export interface RulePage {
  readonly scrape: Scrape;
  /** By an alert rule's words: the series that the sidecar names. */
  readonly series: Readonly<Record<string, string>>;
  /** By an alert rule's words: what its Prometheus server is asked. */
  readonly queries: Readonly<Record<string, string>>;
  /** The labels by which Prometheus knows the service, as `{job="app"}`; null where that is not known. */
  readonly service: string | null;
}

/** A rule as Prometheus evaluates it, or why it cannot. */
export type Expression = { readonly expr: string } | { readonly why: string };

/** Counters are told over this time, as long as four scrapes of a usual server. */
const over = '[1m]';

/** Writes a rule in PromQL by the series that measure it on these pages. Pure. */
export function expressionOf(rule: AlertRule, pages: readonly RulePage[], hasHostStats: boolean): Expression {
  const { op, value } = rule;
  if (op === 'event') return eventExpression(rule, pages);
  const measured = leftOf(rule, pages, hasHostStats);
  if ('why' in measured || value === null) return measured;
  return { expr: `${measured.expr} ${op === '=' ? '==' : op} ${numberText(value)}` };
}

function eventExpression({ metric }: AlertRule, pages: readonly RulePage[]): Expression {
  if (metric !== 'service up') return { why: `it names no number, and no series tells of “${metric}”` };
  const service = pages.find((page) => page.service !== null)?.service;
  return service == null
    ? {
        why: 'the labels by which Prometheus knows the service are not known; name them with metrics: [{ prometheus: URL, match: SELECTOR }]',
      }
    : { expr: `up${service} == 0` };
}

/** What a rule compares with its number. */
function leftOf(rule: AlertRule, pages: readonly RulePage[], hasHostStats: boolean): Expression {
  const named = foldText(rule.text);
  for (const { queries, series, scrape } of pages) {
    const query = find(queries, named);
    if (query !== undefined) return { expr: `(${query})` };
    const selector = find(series, named);
    if (selector !== undefined) return namedExpression(selector, rule, scrape);
  }
  if (measuredBy(rule, { hasHostStats, isNamed: false }) === 'host')
    return { why: 'Slipway reads it from /proc of the host, and a page of the service has no series for it' };
  const spec = specOf(rule);
  if (spec === null) return { why: `no series measures “${rule.metric}”` };
  const page = pages.find(({ scrape }) => (namesLike(scrape, spec.series) ?? []).length > 0);
  if (page === undefined) return { why: `no page that was read has a series for “${rule.metric}”` };
  return tileExpression(spec, rule, page.scrape);
}

function find(record: Readonly<Record<string, string>>, named: string): string | undefined {
  return Object.entries(record).find(([words]) => foldText(words) === named)?.[1];
}

function namedExpression(selector: string, { unit = '' }: AlertRule, scrape: Scrape): Expression {
  const name = seriesName(selector) ?? '';
  if (!isClassic(name) || selector.trimStart().startsWith('{'))
    return { why: `the series ${selector} has a name that Prometheus takes from version 3 on only` };
  const factor = namedFactor(selector, unit);
  if (factor === null) return { why: `${selector} cannot be compared with a number of ${unit}` };
  const isCounter = isCounterName(name) || scrape.counters?.has(name) === true;
  return { expr: scaled(isCounter ? `sum(rate(${selector}${over}))` : `sum(${selector})`, factor) };
}

/** A tile's value in the rule's unit. */
function tileExpression(spec: TileSpec, { unit = '', metric }: AlertRule, scrape: Scrape): Expression {
  const names = namesLike(scrape, spec.series) ?? [];
  const odd = names.find((name) => !isClassic(name));
  if (odd !== undefined)
    return { why: `the series ${odd} has a name that Prometheus takes from version 3 on only` };
  const toTile = inTileUnit(1, unit, spec.unit);
  if (toTile === null) return { why: `“${metric}” is measured in ${spec.unit}, and not in ${unit}` };
  const sum = (each: (name: string) => string): string => names.map(each).join(' + ');
  const rates = sum((name) => `sum(rate(${name}${over}))`);
  const one = names.length === 1 ? '' : `(${rates})`;
  switch (spec.id) {
    case 'errors':
      return errorExpression(names, scrape);
    case 'throughput':
      return { expr: one === '' ? rates : one };
    case 'cpu':
      return { expr: `100 * ${one === '' ? rates : one}` };
    case 'memory':
      return {
        expr: scaled(
          bracketed(
            sum((name) => `sum(${name})`),
            names,
          ),
          1e-6 / toTile,
        ),
      };
    case 'cache':
      return cacheExpression(names);
    case 'websockets':
    case 'database':
      return {
        expr: bracketed(
          sum((name) => `sum(${name})`),
          names,
        ),
      };
    default:
      return latencyExpression(spec.id, names, toTile);
  }
}

function errorExpression(names: readonly string[], scrape: Scrape): Expression {
  const [name, ...others] = names.filter((each) => failureLabel(scrape, each) !== null);
  const told = name === undefined ? null : failureLabel(scrape, name);
  if (name === undefined || told === null)
    return { why: 'no counter of requests has a label that tells how they were answered' };
  if (others.length > 0) return { why: `several counters tell of requests: ${names.join(', ')}` };
  const failed = `sum(rate(${name}{${told.label}=~"${told.values}"}${over}))`;
  return { expr: `100 * ${failed} / sum(rate(${name}${over}))` };
}

function cacheExpression(names: readonly string[]): Expression {
  const hits = names.filter((name) => name.includes('cache_hits'));
  const misses = names.filter((name) => name.includes('cache_misses'));
  const [hit, miss] = [hits[0], misses[0]];
  if (hit === undefined || miss === undefined || names.length > 2)
    return { why: `hits and misses are not told by one series each: ${names.join(', ')}` };
  const rate = (name: string): string => `sum(rate(${name}${over}))`;
  return { expr: `100 * ${rate(hit)} / (${rate(hit)} + ${rate(miss)})` };
}

function latencyExpression(id: string, names: readonly string[], toTile: number): Expression {
  const [name, ...others] = names;
  if (name === undefined || others.length > 0)
    return { why: `several histograms tell of latency: ${names.join(', ')}` };
  const digits = /p(\d+)$/.exec(id)?.[1] ?? '95';
  const inMs = name.includes('_milliseconds') ? 1 : 1_000;
  const quantile = `histogram_quantile(0.${digits}, sum by (le) (rate(${name}${over})))`;
  return { expr: scaled(quantile, inMs / toTile) };
}

function bracketed(text: string, names: readonly string[]): string {
  return names.length === 1 ? text : `(${text})`;
}

function scaled(text: string, factor: number): string {
  return factor === 1 ? text : `${numberText(factor)} * ${text}`;
}

/** A number without the noise of binary fractions. */
function numberText(value: number): string {
  return String(Number(value.toPrecision(15)));
}

/** Whether every version of Prometheus takes a name as it stands. */
function isClassic(name: string): boolean {
  return /^[a-zA-Z_:][\w:]*$/.test(name);
}
