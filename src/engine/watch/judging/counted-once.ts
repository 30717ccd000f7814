import type { TrafficHistory } from '../access/access-traffic.ts';
import type { Reading } from './slot-book.ts';

/** A source of traffic, as far as it matters here. */
export interface TrafficSource {
  readonly source: {
    readonly kind: 'scrape' | 'host' | 'values';
    readonly host: string | null;
    readonly match: string | null;
    readonly access?: unknown;
  };
  readonly answers: number;
  /** Why it is not read; null while it is, or was not asked yet. */
  readonly reason: string | null;
  readonly mayPass: boolean;
  readonly history: TrafficHistory | null;
}

/** What is known of the time before the run was watched. */
export interface Histories {
  readonly histories: readonly TrafficHistory[];
  /** Whether they are of everything that is counted. */
  readonly isWhole: boolean;
}

/**
 * Sees to it that a request is judged once where a metrics page and an access log both tell of it. The log is judged: it is the one that
 * knows the day before, and a log must be compared with itself, since a page counts other requests and times them elsewhere. Where the log
 * cannot be read for good, the page is judged, and the log is not any more: what is compared must not change its meaning in between.
 */
export class CountedOnce {
  #isByPages = false;
  #isTold = false;

  /** A reading as it is judged: without its traffic where another source counts it. */
  counted(reading: Reading, of: TrafficSource, all: readonly TrafficSource[]): Reading {
    const isCounted = isLog(of) ? !this.#isByPages : this.#countsPage(of, all);
    return isCounted ? reading : { ...reading, traffic: new Map() };
  }

  /** What the logs say of the time before, once all of them have been read; null before, and ever after. */
  histories(all: readonly TrafficSource[]): Histories | null {
    const logs = all.filter(isLog);
    if (this.#isTold || this.#isByPages || logs.length === 0) return null;
    if (logs.some(({ answers }) => answers === 0)) return null;
    this.#isTold = true;
    const pages = all.filter((each) => each.source.kind === 'scrape' && !isLog(each));
    return {
      histories: logs.flatMap(({ history }) => history ?? []),
      isWhole:
        logs.every(({ history }) => history !== null) &&
        pages.every((page) => logs.some((log) => tellsOfSame(page, log))),
    };
  }

  #countsPage(page: TrafficSource, all: readonly TrafficSource[]): boolean {
    const logs = all.filter((each) => isLog(each) && tellsOfSame(page, each));
    if (logs.length === 0 || this.#isByPages) return true;
    this.#isByPages = logs.every(
      ({ answers, reason, mayPass }) => answers === 0 && reason !== null && !mayPass,
    );
    return this.#isByPages;
  }
}

function isLog({ source }: TrafficSource): boolean {
  return source.access !== undefined;
}

/** A page that is read from here, or a Prometheus server, may tell of any host. */
function tellsOfSame({ source: page }: TrafficSource, { source: log }: TrafficSource): boolean {
  return page.host === null || page.match !== null || page.host === log.host;
}
