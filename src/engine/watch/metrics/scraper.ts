import type { Duplex } from 'node:stream';
import { EngineError } from '../../lib/engine-error.ts';
import { parseExposition } from '../../measures/parse-exposition.ts';
import type { Scrape } from '../../measures/series-index.ts';
import type { Targets } from '../../targets/targets.ts';
import * as words from '../words/watch-words.ts';
import { fetchText, hostOf } from './fetch-text.ts';

const scrapeTimeoutMs = 5_000;

/**
 * Scrapes a metrics page, through a target's SSH connection where `via` names one. Plain HTTP; TLS pages are refused by name.
 * `now` is the time in epoch ms.
 */
export async function scrape(
  address: string,
  via: string | null,
  targets: Targets,
  now: () => number,
): Promise<Scrape> {
  const text = await fetchPage(address, via, targets);
  return { at: now(), samples: parseExposition(text) };
}

/** The text of a page, asked for here or through a target's connection. */
export async function fetchPage(address: string, via: string | null, targets: Targets): Promise<string> {
  const url = new URL(address);
  if (url.protocol !== 'http:') throw new EngineError('BAD_INPUT', words.onlyHttp(address));
  const stream = via === null || via === 'local' ? undefined : await forward(targets, via, url);
  return fetchText(url, scrapeTimeoutMs, stream);
}

async function forward(targets: Targets, via: string, url: URL): Promise<Duplex> {
  const client = await targets.remote(via).connection.client();
  return new Promise((resolve, reject) => {
    client.forwardOut(
      '127.0.0.1',
      0,
      hostOf(url),
      url.port === '' ? 80 : Number(url.port),
      (error, channel) => {
        if (error === undefined) resolve(channel);
        else reject(new EngineError('UNREACHABLE', words.notForwarded(via, url.host, error.message)));
      },
    );
  });
}
