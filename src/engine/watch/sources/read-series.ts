import { foldText } from '../../../shared/text/fold-text.ts';
import { type NamedValue, readNamed } from '../../measures/named-series.ts';
import type { Scrape } from '../../measures/series-index.ts';
import type { Targets } from '../../targets/targets.ts';
import type { WantedPage } from '../metrics/fetch-page.ts';
import { type HostStats, readHostStats } from '../metrics/host-stats.ts';
import { NotReadError } from '../metrics/not-read.ts';
import { scrape } from '../metrics/scraper.ts';
import { readCommand } from '../values/read-command.ts';
import { readJson } from '../values/read-json.ts';
import * as say from '../words/source-words.ts';
import type { HostSource } from './expand-sources.ts';
import { within } from './within.ts';

/** A host that has not told its figures for so long, in ms, is silent. */
const hostMs = 30_000;

/** Reads a page of metrics or of JSON, or runs a command; `now` gives epoch ms. Throws where nothing of it can be read. */
export function readSeries(
  { command, json, host }: HostSource,
  page: WantedPage,
  wanted: (name: string) => boolean,
  now: () => number,
): Promise<Scrape> {
  if (command !== undefined) return readCommand(page.targets.get(host ?? 'local'), command, now);
  return json === undefined ? scrape(page, wanted, now) : readJson(page, json, now);
}

/** Reads what a host says of itself and its services; `before` is what it counted the last time. */
export function readHost(
  targets: Targets,
  { host: name, units = [] }: HostSource,
  before: HostStats['counters'],
): Promise<HostStats> {
  const host = name ?? 'local';
  const late = (): Error => new NotReadError(say.noHostAnswer(host, hostMs), { saysDown: false });
  return within(hostMs, readHostStats(targets.get(host), before, { units }), late);
}

/** The series that a source names for alert rules, by the folded words of the rules. */
export function readNamedOf(
  { series }: HostSource,
  now: Scrape | null,
  before: Scrape | null,
): Readonly<Record<string, NamedValue>> {
  const named = Object.entries(series).map(
    ([words, selector]) => [foldText(words), readNamed(selector, now, before)] as const,
  );
  return Object.fromEntries(named);
}
