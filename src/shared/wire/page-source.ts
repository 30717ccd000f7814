import type { MetricSource } from '../sidecar/sidecar.ts';

/** A source that series are read from: a page, or a Prometheus server that was told what is meant. */
export type PageSource = Extract<MetricSource, { readonly scrape: string } | { readonly prometheus: string }>;

export function isPage(source: MetricSource): source is PageSource {
  return 'scrape' in source || ('prometheus' in source && source.match !== undefined);
}

/** By an alert rule's words: the series, or the query, that a source names for it. */
export function namedIn(source: PageSource): Readonly<Record<string, string>> {
  return { ...source.series, ...('queries' in source ? source.queries : {}) };
}
