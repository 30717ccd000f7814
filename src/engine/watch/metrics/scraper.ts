import { maskPassword } from '../../../shared/text/mask-password.ts';
import { type Exposition, readExposition } from '../../measures/parse-exposition.ts';
import type { Scrape } from '../../measures/series-index.ts';
import * as words from '../words/source-words.ts';
import { fetchPage, type WantedPage } from './fetch-page.ts';
import { NotReadError } from './not-read.ts';

/**
 * Reads a metrics page: `wanted` tells the names of the series that are read at all, `now` the time in epoch ms. Throws where it
 * cannot be read, or is no page of metrics.
 */
export async function scrape(
  page: WantedPage,
  wanted: (name: string) => boolean,
  now: () => number,
): Promise<Scrape> {
  const { at, exposition } = await readPage(page, wanted, now);
  return { at, ...exposition };
}

/** What a page says, and when it had arrived. */
export async function readPage(
  page: WantedPage,
  wanted: (name: string) => boolean,
  now: () => number,
): Promise<{ readonly at: number; readonly exposition: Exposition }> {
  const { text, type } = await fetchPage(page);
  const at = now();
  const isOpenMetrics = /^application\/openmetrics-text\b/i.test(type);
  const isText = /^text\/plain\b/i.test(type);
  const format = isOpenMetrics ? 'openmetrics' : isText ? 'prometheus' : null;
  const exposition = await readExposition(text, { format, wanted });
  const address = maskPassword(page.address);
  if (!exposition.isExposition)
    throw new NotReadError(words.noExposition(address, type), { saysDown: false });
  // Half a page would be taken for a service that has stopped doing the other half.
  if (isOpenMetrics && !exposition.hasEnd)
    throw new NotReadError(words.cutShort(address), { saysDown: true });
  return { at, exposition };
}
