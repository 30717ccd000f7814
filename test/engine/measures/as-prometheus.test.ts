import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { errorRate } from '../../../src/engine/measures/error-rate.ts';
import { latency } from '../../../src/engine/measures/latency.ts';
import { parseExposition } from '../../../src/engine/measures/parse-exposition.ts';
import { throughput } from '../../../src/engine/measures/read-series.ts';
import type { Scrape } from '../../../src/engine/measures/series-index.ts';
import { trafficBetween } from '../../../src/engine/measures/traffic.ts';
import { type Prometheus, prometheusHolding, prometheusMissing } from '../../support/prometheus.ts';
import { SeededRandom } from '../../support/seeded-random.ts';

const stepSeconds = 15;
const scrapes = 41;
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, Number.POSITIVE_INFINITY];
/** The process starts anew before this scrape, and this one is missed. */
const restart = 20;
const missed = 31;

/** Pages of a service under load, a scrape each, as Prometheus would have scraped them. */
function drawPages(): readonly { readonly at: number; readonly lines: readonly string[] }[] {
  const seeded = new SeededRandom(20_261_127);
  const random = (): number => seeded.next();
  const begun = Math.floor(Date.now() / 1_000) - 1_200;
  const counts = { ok: 0, failed: 0, buckets: bounds.map(() => 0) };
  return Array.from({ length: scrapes }, (_none, scrape) => {
    if (scrape === restart) Object.assign(counts, { ok: 0, failed: 0, buckets: bounds.map(() => 0) });
    const requests = 200 + Math.floor(random() * 400);
    const failed = Math.floor(random() * 12);
    counts.ok += requests - failed;
    counts.failed += failed;
    for (let request = 0; request < requests; request += 1) {
      const took = 0.02 * Math.exp(1.2 * (random() + random() + random() - 1.5) * 2);
      for (const [at, bound] of bounds.entries())
        if (took <= bound) counts.buckets[at] = (counts.buckets[at] ?? 0) + 1;
    }
    const le = (bound: number): string => (Number.isFinite(bound) ? String(bound) : '+Inf');
    return {
      at: begun + scrape * stepSeconds,
      lines: [
        `http_requests_total{code="200"} ${counts.ok}`,
        `http_requests_total{code="500"} ${counts.failed}`,
        ...bounds.map(
          (bound, at) => `http_request_duration_seconds_bucket{le="${le(bound)}"} ${counts.buckets[at]}`,
        ),
      ],
    };
  }).filter((_page, scrape) => scrape !== missed);
}

describe.skipIf(prometheusMissing !== null)(
  'what is measured, beside a real Prometheus with the same samples',
  () => {
    const pages = drawPages();
    const ours: readonly Scrape[] = pages.map(({ at, lines }) => ({
      at: at * 1_000,
      samples: parseExposition(`${lines.join('\n')}\n`),
    }));
    let prometheus: Prometheus;
    beforeAll(async () => {
      const byName = new Map<string, string[]>();
      for (const { at, lines } of pages)
        for (const line of lines) {
          const name = /^\w+/.exec(line)?.[0] ?? '';
          byName.set(name, [...(byName.get(name) ?? []), `${line} ${at}`]);
        }
      const types = new Map([
        ['http_requests_total', '# TYPE http_requests counter'],
        ['http_request_duration_seconds_bucket', '# TYPE http_request_duration_seconds unknown'],
      ]);
      // Each series of a family stands together.
      const families = [...byName].flatMap(([name, lines]) => [
        types.get(name) ?? '',
        ...lines.toSorted(
          (a, b) =>
            seriesOf(a).localeCompare(seriesOf(b)) || Number(a.split(' ')[2]) - Number(b.split(' ')[2]),
        ),
      ]);
      prometheus = await prometheusHolding(`${[...families, '# EOF'].join('\n')}\n`);
    }, 60_000);
    afterAll(() => prometheus.stop());

    /** What it says of an expression at the time of a page. */
    async function ask(expression: string, page: number): Promise<number> {
      const query = new URLSearchParams({ query: expression, time: String(pages[page]?.at) });
      const answer = await fetch(`${prometheus.url}/api/v1/query?${query}`);
      const { data } = (await answer.json()) as { data: { result: { value: [number, string] }[] } };
      return Number(data.result[0]?.value[1]);
    }

    const pair = (page: number): [Scrape, Scrape] => {
      const [before, now] = [ours[page - 1], ours[page]];
      if (before === undefined || now === undefined) throw new Error('no such pages');
      return [now, before];
    };
    /** Between two pages that follow each other, none of them behind a restart. */
    const steady = [5, 12, 18, 25, 36];
    const total = 'sum(increase(http_requests_total[15s]))';

    it.each(steady)('rates and quantiles agree to a hundredth at page %i', async (page) => {
      const close = (mine: number | null, theirs: number): void => {
        if (theirs === 0) expect(mine).toBe(0);
        else expect(Math.abs((mine ?? Number.NaN) / theirs - 1)).toBeLessThan(0.01);
      };
      close(throughput(...pair(page)), (await ask(total, page)) / stepSeconds);
      close(
        errorRate(...pair(page)),
        await ask(`100 * sum(increase(http_requests_total{code="500"}[15s])) / ${total}`, page),
      );
      for (const quantile of [0.5, 0.95, 0.99])
        close(
          latency(quantile)(...pair(page)),
          1_000 *
            (await ask(
              `histogram_quantile(${quantile}, sum by (le) (increase(http_request_duration_seconds_bucket[15s])))`,
              page,
            )),
        );
    });

    it('what was answered in ten minutes agrees, over a restart and a missed scrape', async () => {
      const whole = ours.slice(1).map((now, at) => trafficBetween(now, ours[at] ?? null).get(''));
      const requests = whole.reduce((sum, part) => sum + (part?.requests ?? 0), 0);
      const errors = whole.reduce((sum, part) => sum + (part?.errors ?? 0), 0);
      const last = pages.length - 1;
      const theirs = await ask('sum(increase(http_requests_total[600s]))', last);
      const failed = await ask('sum(increase(http_requests_total{code="500"}[600s]))', last);
      expect(Math.abs(requests / theirs - 1)).toBeLessThan(0.01);
      expect(Math.abs(errors / failed - 1)).toBeLessThan(0.01);
    });
  },
);

function seriesOf(line: string): string {
  return line.split(' ')[0] ?? '';
}
