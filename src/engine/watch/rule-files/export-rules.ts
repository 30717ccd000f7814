import { attemptAsync } from '../../../shared/lib/attempt.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import { expressionOf, type RulePage } from '../../measures/rule-files/expression-of.ts';
import { writeRuleFile } from '../../measures/rule-files/write-rule-file.ts';
import { wantedSeries } from '../../measures/wanted-series.ts';
import type { Targets } from '../../targets/targets.ts';
import type { WantedPage } from '../metrics/fetch-page.ts';
import { readPrometheus } from '../metrics/prometheus.ts';
import { scrape } from '../metrics/scraper.ts';
import { expandSources, type HostSource } from '../sources/expand-sources.ts';

/** A document's alert rules as a Prometheus rule file. */
export interface ExportedRules {
  readonly text: string;
  /** How many rules of the document stand in it as rules, and how many as a comment that says why. */
  readonly written: number;
  readonly left: number;
}

const timeoutMs = 15_000;

/**
 * Writes the alert rules of a checklist by the series that its pages have now: each page is read once. A page that cannot be read measures no
 * rule, and the comment says so.
 */
export async function exportRules(plan: Plan, sidecar: Sidecar, targets: Targets): Promise<ExportedRules> {
  const sources = expandSources(sidecar.metrics ?? [], targets).filter(
    ({ kind, access }) => kind === 'scrape' && access === undefined,
  );
  const read = await Promise.all(firstOfEach(sources).map((source) => pageOf(source, targets)));
  const pages = read.filter((page) => page !== null);
  const hasHostStats = (sidecar.metrics ?? []).some((source) => 'host' in source);
  const rules = plan.alerts.map((rule) => ({ rule, expression: expressionOf(rule, pages, hasHostStats) }));
  const left = rules.filter(({ expression }) => 'why' in expression).length;
  return { text: writeRuleFile(plan.title, rules), written: rules.length - left, left };
}

/** Every host of a group has the same page. */
function firstOfEach(sources: readonly HostSource[]): readonly HostSource[] {
  return [...Map.groupBy(sources, ({ address, match }) => `${address} ${match ?? ''}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}

function pageOf(source: HostSource, targets: Targets): Promise<RulePage | null> {
  return attemptAsync(async () => {
    const { address, host, ca, match, series, queries = {} } = source;
    const page: WantedPage = { address, via: host, ca, timeoutMs, targets };
    const wanted = wantedSeries(Object.values(series));
    const read =
      match === null
        ? await scrape(page, wanted, () => Date.now())
        : (await readPrometheus(page, match, wanted)).scrape;
    return { scrape: read, series, queries, service: serviceOf(source) };
  }, null);
}

/** The labels by which a Prometheus server knows the service: those the sidecar says, or the place where it is scraped from outside. */
function serviceOf({ match, host, address }: HostSource): string | null {
  if (match !== null) return /\{.*\}\s*$/s.exec(match)?.[0].trim() ?? null;
  const { hostname, port, protocol } = new URL(address);
  if (host !== null || /^(?:localhost|127\.|\[::1\])/.test(hostname)) return null;
  return `{instance="${hostname}:${port === '' ? (protocol === 'https:' ? 443 : 80) : port}"}`;
}
