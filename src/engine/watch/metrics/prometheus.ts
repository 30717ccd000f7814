import { EngineError } from '../../lib/engine-error.ts';
import { parseExposition } from '../../measures/parse-exposition.ts';
import type { Scrape } from '../../measures/series-index.ts';
import type { Targets } from '../../targets/targets.ts';
import * as words from '../words/watch-words.ts';
import { fetchPage } from './scraper.ts';

/** Series that are this much older than the newest, in ms, belong to instances that are gone. */
const staleMs = 60_000;

/** What a Prometheus server says of the series of one service. */
export interface Federated {
  /** `at` is when the newest of them was taken, by the server's clock (epoch ms). */
  readonly scrape: Scrape;
  /** 1 where the server reaches all instances of the service, 0 where it misses one, null where it does not watch any. */
  readonly up: number | null;
}

/**
 * Reads the newest samples that match a PromQL series selector (`{job="app"}`) from a Prometheus server, by its federation
 * page, through a target's SSH connection where `via` names one. Throws where the server cannot be reached, does not understand
 * the selector, or has no series for it.
 */
export async function readPrometheus(
  address: string,
  selector: string,
  via: string | null,
  targets: Targets,
): Promise<Federated> {
  const page = new URL(`${address.replace(/\/+$/, '')}/federate`);
  page.searchParams.set('match[]', selector);
  return readFederated(await fetchPage(page.href, via, targets));
}

/** Takes a federation page apart. Throws where it holds no series. */
export function readFederated(text: string): Federated {
  const samples = parseExposition(text);
  // Not spread into one call: a page may hold more samples than a call takes arguments.
  const at = samples.reduce((newest, sample) => Math.max(newest, sample.at ?? 0), 0);
  const now = samples.filter((sample) => sample.at !== null && sample.at > at - staleMs);
  if (now.length === 0) throw new EngineError('UNREACHABLE', words.noSeries);
  const ups = now.filter(({ name }) => name === 'up').map(({ value }) => value);
  return {
    scrape: { at, samples: now },
    up: ups.length === 0 ? null : ups.every((value) => value === 1) ? 1 : 0,
  };
}
