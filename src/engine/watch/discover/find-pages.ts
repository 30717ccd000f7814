import pLimit from 'p-limit';
import { attemptAsync } from '../../../shared/lib/attempt.ts';
import { readExposition } from '../../measures/parse-exposition.ts';
import { plainName } from '../../measures/series-index.ts';
import { measureSpecs } from '../../measures/tiles.ts';
import type { Targets } from '../../targets/targets.ts';
import { fetchPage } from '../metrics/fetch-page.ts';
import type { Listener } from './look-around.ts';

/** A page of metrics that was found. */
export interface MetricsPage {
  readonly address: string;
  readonly program: string;
  /** How many series it has. */
  readonly series: number;
  /** Tiles and quantiles that can be read from it. */
  readonly measures: readonly string[];
  /** Whose figures they are: the service's, or those of a program that watches others and tells of itself here. */
  readonly kind: 'service' | 'monitoring';
}

const paths = ['/metrics', '/actuator/prometheus'] as const;
/** Ports whose protocols answer nothing to a GET, or are upset by it. */
const otherProtocols = new Set([
  22, 25, 53, 111, 139, 445, 465, 587, 993, 995, 1433, 1521, 2049, 3306, 5432, 5672, 6379, 11211, 27017,
]);
/** So many ports of a host are asked, a few at a time, and each page is given so long, in ms. */
const bounds = { ports: 64, atOnce: 8, timeoutMs: 2_000 } as const;
/** Programs that watch others say so by their own build. */
const watcher =
  /^(?:prometheus|node_exporter|alertmanager|grafana|pushgateway|blackbox_exporter|cadvisor|\w+_exporter)_build_info$/;

/** Asks what listens on a host for pages of metrics: a GET each, read-only. What is none is left out. */
export async function findPages(
  listeners: readonly Listener[],
  via: string | null,
  targets: Targets,
): Promise<readonly MetricsPage[]> {
  const limit = pLimit(bounds.atOnce);
  const asked = listeners.filter(({ port }) => !otherProtocols.has(port)).slice(0, bounds.ports);
  const found = await Promise.all(asked.map((listener) => limit(() => findPage(listener, via, targets))));
  return found.flatMap((page) => page ?? []);
}

async function findPage(
  { host, port, program }: Listener,
  via: string | null,
  targets: Targets,
): Promise<MetricsPage | null> {
  for (const path of paths) {
    const address = `http://${host}:${port}${path}`;
    // Whatever is wrong there, a page of metrics it is not.
    const page = await attemptAsync(() => readPage(address, via, targets), null);
    if (page !== null) return { address, program, ...page };
  }
  return null;
}

/** What a page can be read for; null where it holds no metrics. */
async function readPage(
  address: string,
  via: string | null,
  targets: Targets,
): Promise<Pick<MetricsPage, 'series' | 'measures' | 'kind'> | null> {
  const page = await fetchPage({ address, via, ca: null, timeoutMs: bounds.timeoutMs, targets });
  const { samples, isExposition } = await readExposition(page.text, { format: null, wanted: () => true });
  if (!isExposition || samples.length === 0) return null;
  const names = [...new Set(samples.map(({ name }) => plainName(name)))];
  return {
    series: samples.length,
    measures: measureSpecs.flatMap(({ id, series }) => (names.some((name) => series.test(name)) ? [id] : [])),
    kind: names.some((name) => watcher.test(name)) ? 'monitoring' : 'service',
  };
}
