import { maskPassword } from '../../../shared/text/mask-password.ts';
import type { Exposition } from '../../measures/parse-exposition.ts';
import type { Scrape } from '../../measures/series-index.ts';
import * as words from '../words/source-words.ts';
import type { WantedPage } from './fetch-page.ts';
import { NotReadError } from './not-read.ts';
import { readPage } from './scraper.ts';

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
 * page. `wanted` tells the names of the series that are read at all. Throws where the server cannot be reached, does not understand
 * the selector, or has no series for it.
 */
export async function readPrometheus(
  server: WantedPage,
  selector: string,
  wanted: (name: string) => boolean,
): Promise<Federated> {
  const page = new URL(`${server.address.replace(/\/+$/, '')}/federate`);
  page.searchParams.set('match[]', selector);
  const { exposition } = await readPage({ ...server, address: page.href }, wanted, () => 0);
  return readFederated(exposition, maskPassword(server.address));
}

/** Takes a federation page apart. Throws where it holds no series. */
export function readFederated(
  { samples, broken, counters }: Pick<Exposition, 'samples' | 'broken' | 'counters'>,
  address: string,
): Federated {
  // Not spread into one call: a page may hold more samples than a call takes arguments.
  const at = samples.reduce((newest, sample) => Math.max(newest, sample.at ?? 0), 0);
  const now = samples.filter((sample) => sample.at !== null && sample.at > at - staleMs);
  if (now.length === 0) throw new NotReadError(words.noSeries(address), { saysDown: false });
  const ups = now.flatMap(({ name, value }) => (name === 'up' && !Number.isNaN(value) ? [value] : []));
  return {
    scrape: { at, samples: now, broken, counters },
    up: ups.length === 0 ? null : ups.every((value) => value === 1) ? 1 : 0,
  };
}
