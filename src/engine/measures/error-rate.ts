import type { ScrapedSample } from './exposition-line.ts';
import { type Growth, growthOf } from './growth.ts';
import { requestSeries } from './read-series.ts';
import { indexOf, namesLike, plainName, routeOf, type Scrape } from './series-index.ts';

/** Labels that tell how a request was answered. */
const statusLabel =
  /^(?:(?:http_)?(?:response_)?(?:status|code|status_code|statuscode|code_class|status_class)|http_status|outcome|result)$/i;
const failedValues =
  '5[0-9][0-9]|5xx|err|errs|error|errors|fail|failed|failure|server_error|exception|timeout|internal|unavailable';
const failed = new RegExp(`^(?:${failedValues})$`, 'i');
const answered =
  /^(?:[1-4](?:\d\d|xx)|ok|success(?:ful)?|succeeded|informational|redirection|client_error|notfound|not_found)$/i;

type Verdict = 'answered' | 'failed' | 'unknown';

/** Answers that were counted between two scrapes. */
export interface Answers {
  readonly requests: number;
  /** How many of them were a server's error; null where the page does not tell of every one how it was answered. */
  readonly failed: number | null;
}

/**
 * Share of answers with a server error, in percent: 0 while requests succeed. Null without requests, and where the page does not tell
 * of every one of them how it was answered: counters without a status, or with one that means nothing here.
 */
export function errorRate(now: Scrape, before: Scrape | null): number | null {
  const parts = countAnswers(now, before).values().toArray();
  const requests = parts.reduce((sum, part) => sum + part.requests, 0);
  const failed = parts.reduce((sum, part) => sum + (part.failed ?? Number.NaN), 0);
  return requests === 0 || !Number.isFinite(failed / requests) ? null : (failed / requests) * 100;
}

/** What was answered between two scrapes, by route; a page that names no routes has one, without a name. Empty without both scrapes. */
export function countAnswers(now: Scrape, before: Scrape | null): ReadonlyMap<string, Answers> {
  const grown = (tellingNames(now) ?? [])
    .flatMap((name) => growthOf(now, before, name) ?? [])
    .filter(({ growth }) => growth !== 0);
  const byRoute = Map.groupBy(grown, ({ sample }) => routeOf(sample));
  return new Map([...byRoute].map(([route, some]) => [route, sumAnswers(some)]));
}

function sumAnswers(grown: readonly Growth[]): Answers {
  const requests = grown.reduce((sum, { growth }) => sum + growth, 0);
  const verdicts = grown.map(({ sample, growth }) => ({ growth, verdict: verdictOf(sample) }));
  if (verdicts.some(({ growth, verdict }) => Number.isNaN(growth) || verdict === 'unknown'))
    return { requests, failed: null };
  const failed = verdicts.reduce(
    (sum, { growth, verdict }) => (verdict === 'failed' ? sum + growth : sum),
    0,
  );
  return { requests, failed };
}

/** Why no error rate can come of a page that counts requests; null where one can, or it counts none. */
export function whyNoErrorRate(now: Scrape): string | null {
  const names = namesLike(now, requestSeries) ?? [];
  const silent = names.find((name) => !tellsStatus(now, name));
  return silent === undefined || (tellingNames(now) ?? []).length > 0 ? null : silent;
}

/** Counters of requests that tell how they were answered; null where some cannot be read. What tells nothing is counted beside them. */
function tellingNames(scrape: Scrape): readonly string[] | null {
  return namesLike(scrape, requestSeries)?.filter((name) => tellsStatus(scrape, name)) ?? null;
}

function tellsStatus(scrape: Scrape, name: string): boolean {
  for (const sample of indexOf(scrape).family(name).values()) if (statusOf(sample) !== '') return true;
  return false;
}

function verdictOf(sample: Growth['sample']): Verdict {
  const status = statusOf(sample);
  if (failed.test(status)) return 'failed';
  return answered.test(status) ? 'answered' : 'unknown';
}

/** The label that tells how what a counter counts was answered, and which of its values are a server's error; null where none does. */
export function failureLabel(
  now: Scrape,
  name: string,
): { readonly label: string; readonly values: string } | null {
  for (const { labels } of indexOf(now).family(name).values())
    for (const [label, value] of Object.entries(labels)) {
      if (value === '' || !statusLabel.test(plainName(label))) continue;
      return { label, values: /^\d{3}$/.test(value) ? '5..' : `(?i:${failedValues})` };
    }
  return null;
}

/** The number of the status where there is one; `outcome="error"` says less than `status="404"`. Empty where nothing tells. */
function statusOf({ labels }: ScrapedSample): string {
  let status = '';
  for (const name of Object.keys(labels)) {
    const value = labels[name] ?? '';
    if (value === '' || !statusLabel.test(plainName(name))) continue;
    if (/^\d/.test(value)) return value;
    if (status === '') status = value;
  }
  return status;
}
