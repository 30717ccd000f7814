import { durationSeries } from '../latency.ts';
import { isCounterName } from '../named-series.ts';
import { requestSeries } from '../read-series.ts';
import { type Node, parseExpression } from './parse-expression.ts';

/** What a PromQL expression measures, as alert rules of a document know it. */
export interface Measure {
  readonly op: '<' | '<=' | '>' | '>=' | '=' | 'event';
  /** Null for an event. */
  readonly value: number | null;
  readonly unit: string;
  /** What is measured, as a document names it; null where a series is named for the rule. */
  readonly metric: string | null;
  readonly stat?: string;
  /** The series that is named for the rule. */
  readonly series?: string;
  /** What only a Prometheus server evaluates. */
  readonly query?: string;
  /** What is judged otherwise than Prometheus does. */
  readonly note?: string;
}

/** A measure, or why there is none, in words that complete a sentence. */
export type Read = Measure | { readonly why: string };

type Series = Extract<Node, { kind: 'series' }>;
type Op = Exclude<Measure['op'], 'event'>;

const ops: Readonly<Record<string, Op>> = { '<': '<', '<=': '<=', '>': '>', '>=': '>=', '==': '=' };

/** What an expression measures. `canQuery`: a Prometheus server of the sidecar can be asked for what nothing else tells. Pure. */
export function measureOf(source: string, canQuery: boolean): Read {
  const node = parseExpression(source);
  const read = node === null ? null : readComparison(node);
  if (read !== null && !('why' in read)) return read;
  const why = read?.why ?? 'its expression is not one that Slipway reads';
  if (!canQuery) return { why: `${why}, and the sidecar has no Prometheus server to ask` };
  return queryOf(source) ?? { why: 'it is not one value compared with a number' };
}

function readComparison(node: Node): Read {
  if (node.kind !== 'binary') return { why: 'it is not compared with a number' };
  const op = ops[node.op];
  if (op === undefined || node.right.kind !== 'number') return { why: 'it is not compared with a number' };
  const value = node.right.value;
  if (isUp(node.left) && ((op === '=' && value === 0) || (op === '<' && value === 1)))
    return { op: 'event', value: null, unit: '', metric: 'service up' };
  const [factor, inner] = unscaled(node.left);
  return (
    readRatio(inner, { op, value, factor }) ??
    readQuantile(inner, { op, value, factor }) ??
    readSeries(inner, { op, value, factor })
  );
}

interface Bound {
  readonly op: Op;
  readonly value: number;
  /** What the expression multiplies by. */
  readonly factor: number;
}

function isUp(node: Node): boolean {
  return node.kind === 'series' && node.name === 'up';
}

/** A number that a value is multiplied by, and the value. */
function unscaled(node: Node): readonly [factor: number, value: Node] {
  if (node.kind !== 'binary') return [1, node];
  const { op, left, right } = node;
  if (op === '*' && left.kind === 'number') return scaledBy(left.value, right);
  if (op === '*' && right.kind === 'number') return scaledBy(right.value, left);
  if (op === '/' && right.kind === 'number' && right.value !== 0) return scaledBy(1 / right.value, left);
  // `100 * a / b` is read from the left.
  if (op === '/' && left.kind === 'binary') {
    const [factor, over] = unscaled(left);
    return factor === 1 ? [1, node] : [factor, { ...node, left: over }];
  }
  return [1, node];
}

function scaledBy(factor: number, node: Node): readonly [factor: number, value: Node] {
  const [more, inner] = unscaled(node);
  return [factor * more, inner];
}

/** `sum(rate(requests{code=~"5.."}[1m])) / sum(rate(requests[1m]))`: the error rate; hits by hits and misses: how often a cache hits. */
function readRatio(node: Node, { op, value, factor }: Bound): Read | null {
  if (node.kind !== 'binary' || node.op !== '/') return null;
  const percent = { op, value: round((value / factor) * 100), unit: '%' } as const;
  if (isHitRate(node)) return { ...percent, metric: 'cache hit rate' };
  const [failed, all] = [summedRate(node.left), summedRate(node.right)];
  if (failed === null || all === null || failed.name !== all.name || !requestSeries.test(all.name))
    return { why: 'it is a ratio that Slipway does not know' };
  const [only, ...others] = failed.matchers;
  const isServerError = only !== undefined && only.op === '=~' && /^(?:5|\(\?i:5)/.test(only.value);
  if (others.length > 0 || all.matchers.length > 0 || !isServerError)
    return { why: 'its labels choose among requests, and Slipway counts all of a page' };
  return { ...percent, metric: 'error rate' };
}

function isHitRate({ left, right }: { readonly left: Node; readonly right: Node }): boolean {
  const hits = summedRate(left);
  if (hits === null || right.kind !== 'binary' || right.op !== '+') return false;
  const all = [summedRate(right.left), summedRate(right.right)];
  const isWhole = [hits, ...all].every((each) => each?.matchers.length === 0);
  return (
    isWhole &&
    /cache_hits/.test(hits.name) &&
    all[0]?.name === hits.name &&
    /cache_misses/.test(all[1]?.name ?? '')
  );
}

const stats: Readonly<Record<string, string>> = {
  0.5: 'p50',
  0.9: 'p90',
  0.95: 'p95',
  0.99: 'p99',
  0.999: 'p999',
};

/** `histogram_quantile(0.95, sum by (le) (rate(request_duration_seconds_bucket[1m])))`: a latency. */
function readQuantile(node: Node, { op, value, factor }: Bound): Read | null {
  if (node.kind !== 'call' || node.name !== 'histogram_quantile') return null;
  const [quantile, buckets] = node.args;
  if (quantile?.kind !== 'number' || buckets === undefined) return { why: 'its quantile is no number' };
  const series = summedRate(buckets, ['le']);
  if (series === null || !durationSeries.test(series.name) || series.matchers.length > 0)
    return { why: 'its histogram is not one of all request durations' };
  const stat = stats[quantile.value];
  if (stat === undefined) return { why: `Slipway knows no quantile ${quantile.value}` };
  // What one second is, in the unit that the number is in.
  const second = series.name.includes('_milliseconds') ? factor * 1_000 : factor;
  const inUnit = near(second, 1)
    ? { unit: 's', value }
    : { unit: 'ms', value: round((value / second) * 1_000) };
  return { op, ...inUnit, metric: `latency ${stat}`, stat };
}

/** `sum(x)`, `sum(rate(x_total[1m]))` and both without `sum`: a series that the sidecar names. */
function readSeries(node: Node, { op, value, factor }: Bound): Read {
  const bare =
    node.kind === 'call' && node.name === 'sum' && node.by === null ? (node.args[0] ?? node) : node;
  const isRate = bare.kind === 'call' && bare.name === 'rate' && bare.args.length === 1;
  const series = isRate ? bare.args[0] : bare;
  if (series?.kind !== 'series' || series.isRange !== isRate || series.name === '')
    return { why: whyNoSeries(node) };
  const odd = series.matchers.find((matcher) => matcher.op !== '=');
  if (odd !== undefined) return { why: `its label ${odd.label} is not compared by = alone` };
  if (isCounterName(series.name) !== isRate)
    return {
      why: isRate
        ? `${series.name} is not named like a counter`
        : `${series.name} is a counter, which Slipway reads as its growth per second`,
    };
  const known = knownSeries(series, { op, value, factor });
  if (known !== null) return known;
  const { unit, value: inUnit } = unitOf(series.name, value, factor);
  const isSummed = bare !== node;
  const note = isSummed
    ? {}
    : { note: 'what its series selects is added up, and Prometheus judges each by itself' };
  return { op, value: inUnit, unit, metric: null, series: selectorText(series), ...note };
}

/** Series that have a tile of their own, whose unit is none of a series. */
function knownSeries({ name, matchers }: Series, { op, value, factor }: Bound): Measure | null {
  if (matchers.length > 0) return null;
  if (requestSeries.test(name))
    return { op, value: round(value / factor), unit: 'req/s', metric: 'throughput' };
  if (name !== 'process_cpu_seconds_total') return null;
  return { op, value: round((value / factor) * 100), unit: '%', metric: 'cpu' };
}

function whyNoSeries(node: Node): string {
  if (node.kind === 'call' && node.by !== null && node.by.length > 0)
    return `it is judged for each ${node.by.join(', ')} by itself, and Slipway adds up what a page says`;
  return node.kind === 'call' ? `Slipway does not evaluate ${node.name}()` : 'it is more than one series';
}

/** The unit that a rule's number is in, where an expression converts the base unit of a series. */
function unitOf(
  name: string,
  value: number,
  factor: number,
): { readonly unit: string; readonly value: number } {
  const base = /[._](seconds|bytes|ratio)(?:[._](?:total|sum))?$/.exec(name)?.[1];
  const units: Readonly<Record<string, readonly (readonly [string, number])[]>> = {
    seconds: [
      ['s', 1],
      ['ms', 1_000],
    ],
    bytes: [
      ['B', 1],
      ['KB', 1e-3],
      ['MB', 1e-6],
      ['GB', 1e-9],
      ['KiB', 1 / 1_024],
      ['MiB', 1 / 1_024 ** 2],
      ['GiB', 1 / 1_024 ** 3],
    ],
    ratio: [['%', 100]],
  };
  const known = base === undefined ? undefined : units[base]?.find(([, each]) => near(each, factor));
  return known === undefined ? { unit: '', value: round(value / factor) } : { unit: known[0], value };
}

function summedRate(node: Node, by: readonly string[] | null = null): Series | null {
  if (node.kind !== 'call' || node.name !== 'sum' || node.args.length !== 1) return null;
  if (JSON.stringify(node.by) !== JSON.stringify(by)) return null;
  const [rate] = node.args;
  if (rate?.kind !== 'call' || rate.name !== 'rate' || rate.by !== null) return null;
  const [series] = rate.args;
  return series?.kind === 'series' && series.isRange ? series : null;
}

/** A selector as the sidecar takes it: labels in double quotes. */
function selectorText({ name, matchers }: Series): string {
  const labels = matchers.map(({ label, value }) => `${label}="${value}"`).join(',');
  return labels === '' ? name : `${name}{${labels}}`;
}

/** What a server is asked, where the whole is one value compared with a number; null otherwise. */
function queryOf(source: string): Measure | null {
  const text = source.trim();
  const found = /(<=|>=|==|<|>)\s*([-+]?(?:\d+(?:\.\d*)?|\.\d+)(?:e[-+]?\d+)?)$/i.exec(text);
  const op = ops[found?.[1] ?? ''];
  if (found === null || op === undefined) return null;
  const left = text.slice(0, found.index).trim();
  if (left === '' || left.length > 4_000 || joinsConditions(left)) return null;
  return { op, value: Number(found[2]), unit: '', metric: null, query: left };
}

/** Whether something outside of all brackets and quotes compares or joins, so that the last comparison is not the only one. */
function joinsConditions(text: string): boolean {
  const bare = text.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|`[^`]*`/g, '""');
  let depth = 0;
  let outside = '';
  for (const character of bare) {
    if ('({['.includes(character)) depth += 1;
    else if (')}]'.includes(character)) depth -= 1;
    else if (depth === 0) outside += character;
    if (depth < 0) return true;
  }
  return depth !== 0 || /\b(?:and|or|unless|bool)\b|[<>=!]/i.test(outside);
}

function near(a: number, b: number): boolean {
  return Math.abs(a / b - 1) < 1e-9;
}

function round(value: number): number {
  return Number(value.toPrecision(12));
}
