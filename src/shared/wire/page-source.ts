import type { MetricSource } from '../sidecar/sidecar.ts';

/** A source that series are read from: a page, or a Prometheus server that was told what is meant. */
type PageSource = Extract<MetricSource, { readonly scrape: string } | { readonly prometheus: string }>;

/** A source whose series a person has named: paths of a JSON page, what a command prints. */
export type ValueSource = Extract<MetricSource, { readonly json: string } | { readonly command: string }>;

export function isPage(source: MetricSource): source is PageSource {
  return 'scrape' in source || ('prometheus' in source && source.match !== undefined);
}

export function isValues(source: MetricSource): source is ValueSource {
  return 'json' in source || 'command' in source;
}

/** By an alert rule's words: the series, or the query, that a source names for it. */
export function namedIn(source: MetricSource): Readonly<Record<string, string>> {
  if ('prometheus' in source && source.match === undefined) return {};
  const series = 'series' in source ? source.series : {};
  return { ...series, ...('queries' in source ? source.queries : {}) };
}

/** Whether a source of values may tell of a series; of a command that prints names nobody knows before it ran. */
export function mayTell(source: ValueSource, series: RegExp): boolean {
  if ('command' in source) return source.name === undefined || series.test(source.name);
  return Object.values(source.read).some((each) => series.test(typeof each === 'string' ? each : each.name));
}
