import { atPath, jsonPathOf } from '../../../shared/sidecar/json-path.ts';
import type { JsonSeries } from '../../../shared/sidecar/sidecar.ts';
import { maskPassword } from '../../../shared/text/mask-password.ts';
import type { ScrapedSample } from '../../measures/exposition-line.ts';
import { type Scrape, seriesKey } from '../../measures/series-index.ts';
import { fetchPage, type WantedPage } from '../metrics/fetch-page.ts';
import { NotReadError } from '../metrics/not-read.ts';
import * as words from '../words/value-words.ts';

/** By path: the series that the value there is. */
export type JsonMapping = Readonly<Record<string, string | JsonSeries>>;

/** Reads a JSON page; `now` gives epoch ms. Throws where it cannot be read, is no JSON, or no path leads to a number. */
export async function readJson(page: WantedPage, mapping: JsonMapping, now: () => number): Promise<Scrape> {
  const { text } = await fetchPage(page);
  return seriesOf(text, { mapping, address: maskPassword(page.address), at: now() });
}

/**
 * The series of a JSON text. A path that leads to no number gives none, and says why, without holding up the others. Throws where nothing can
 * be read of it. Pure.
 */
export function seriesOf(
  text: string,
  { mapping, address, at }: { readonly mapping: JsonMapping; readonly address: string; readonly at: number },
): Scrape {
  const document = parsed(text, address);
  const samples: ScrapedSample[] = [];
  const refused = new Map<string, string>();
  const counters = new Set<string>();
  const told = new Set<string>();
  for (const [path, series] of Object.entries(mapping)) {
    const { name, kind = 'gauge', labels = {} } = typeof series === 'string' ? { name: series } : series;
    if (kind === 'counter') counters.add(name);
    const value = numberAt(document, path);
    const key = `${name} ${seriesKey(labels)}`;
    if (typeof value === 'string') refused.set(name, value);
    else if (told.has(key)) refused.set(name, words.twice(name));
    else samples.push({ name, labels, value, at: null });
    told.add(key);
  }
  if (samples.length === 0)
    throw new NotReadError(words.nothingOf(address, [...refused.values()]), { saysDown: false });
  // Of a name that one path does not tell of, the others are not all there is.
  const broken = new Map([...refused.keys()].map((name) => [name, 0]));
  return { at, samples, counters, ...(refused.size === 0 ? {} : { broken, refused }) };
}

function parsed(text: string, address: string): unknown {
  try {
    return JSON.parse(text);
  } catch (_notJson) {
    throw new NotReadError(words.noJson(address, text.slice(0, 40)), { saysDown: false });
  }
}

/** The number at a path, or why there is none. A text that is written as a number counts; true is 1. */
function numberAt(document: unknown, path: string): number | string {
  const value = atPath(document, jsonPathOf(path) ?? []);
  if (value === undefined) return words.noPath(path);
  if (typeof value === 'boolean') return value ? 1 : 0;
  const isWritten = typeof value === 'string' && /^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(value);
  const number = isWritten || typeof value === 'number' ? Number(value) : Number.NaN;
  return Number.isFinite(number) ? number : words.noNumber(path, value);
}
