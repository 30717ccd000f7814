import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseExposition } from '../../../../src/engine/measures/parse-exposition.ts';
import { throughput } from '../../../../src/engine/measures/read-series.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { readFederated, readPrometheus } from '../../../../src/engine/watch/metrics/prometheus.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { type Prometheus, prometheusMissing, startPrometheus } from '../../../support/prometheus.ts';
import { freePort } from '../../../support/sshd.ts';

if (prometheusMissing !== null)
  process.stderr.write(`prometheus.test is skipped in part: ${prometheusMissing}\n`);

describe.skipIf(prometheusMissing !== null)('a Prometheus server', () => {
  let service: MeteredService;
  let other: MeteredService;
  let server: Prometheus;
  const targets = {} as Targets;
  beforeAll(async () => {
    service = await startMeteredService();
    other = await startMeteredService();
    server = await startPrometheus({
      shop: [new URL(service.metrics).host],
      billing: [new URL(other.metrics).host],
      half: [new URL(service.metrics).host, `127.0.0.1:${await freePort()}`],
    });
  });
  afterAll(async () => {
    await server?.stop();
    await service?.stop();
    await other?.stop();
  });

  const read = (selector: string) =>
    readPrometheus(
      { address: server.url, via: null, ca: null, timeoutMs: 5_000, targets },
      selector,
      () => true,
    );

  it('gives the series of the one service that is meant, with their own times', async () => {
    await expect
      .poll(
        () =>
          read('{job="shop"}').then(
            ({ up }) => up,
            () => null,
          ),
        { timeout: 10_000 },
      )
      .toBe(1);
    const first = await read('{job="shop"}');
    const jobs = new Set(first.scrape.samples.map(({ labels }) => labels.job));
    expect([...jobs]).toEqual(['shop']);
    // Asked at once again, it has nothing newer: what it says is no rate of nothing.
    await expect
      .poll(async () => (await read('{job="shop"}')).scrape.at, { timeout: 10_000 })
      .toBeGreaterThan(first.scrape.at);
    const second = await read('{job="shop"}');
    // Twenty requests a scrape, two scrapes a second.
    const rate = throughput(second.scrape, first.scrape);
    expect(rate).toBeGreaterThan(10);
    expect(rate).toBeLessThan(100);
  });

  it('says that a service is up only where all of its instances are', async () => {
    await expect
      .poll(
        () =>
          read('{job="half"}').then(
            ({ up }) => up,
            () => null,
          ),
        { timeout: 10_000 },
      )
      .toBe(0);
  });

  it('says that nothing matches, and that a selector is none', async () => {
    await expect(read('{job="nobody"}')).rejects.toThrow(/no series that matches/);
    await expect(read('job="shop')).rejects.toThrow(/^HTTP 400 from .*: it was not understood$/);
  });
});

const federated = (text: string) =>
  readFederated({ samples: parseExposition(text), broken: new Map(), counters: new Set() }, 'http://prom');

describe('a federation page', () => {
  it('leaves out what instances said that are gone', () => {
    const page = federated(
      'up{instance="a"} 1 1700000100000\nup{instance="b"} 0 1700000000000\nx{instance="b"} 7 1700000000000\n',
    );
    expect(page.up).toBe(1);
    expect(page.scrape).toMatchObject({ at: 1_700_000_100_000, samples: [{ name: 'up', value: 1 }] });
  });

  it('may be as large as a page may be', () => {
    const line = (n: number): string => `x{n="${n}"} ${n} ${1_700_000_000_000 + n}\n`;
    const { scrape } = federated(Array.from({ length: 200_000 }, (_, n) => line(n)).join(''));
    expect(scrape.at).toBe(1_700_000_199_999);
  });

  it('is not believed where it says no times', () => {
    expect(() => federated('up 1\n')).toThrow(/no series/);
    expect(() => federated('')).toThrow(/no series/);
  });
});
