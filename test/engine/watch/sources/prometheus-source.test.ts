import { writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { expandSources } from '../../../../src/engine/watch/sources/expand-sources.ts';
import { SourceWatch } from '../../../../src/engine/watch/sources/source-watch.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import type { LiveMessage } from '../../../../src/shared/wire/live.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { type Prometheus, prometheusMissing, startPrometheus } from '../../../support/prometheus.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

describe('a Prometheus server as a source', () => {
  let server: Server;
  let address: string;
  let page: string;
  let asked: string[];
  let watch: SourceWatch | null = null;
  beforeEach(async () => {
    asked = [];
    server = createServer((request, response) => {
      asked.push(request.url ?? '');
      response.end(page);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  });
  afterEach(() => {
    watch?.close();
    watch = null;
    server.close();
  });

  const at = (seconds: number, requests: number, up = 1): string =>
    `up{job="shop"} ${up} ${1_700_000_000_000 + seconds * 1_000}\nhttp_requests_total{job="shop",code="200"} ${requests} ${1_700_000_000_000 + seconds * 1_000}\n`;

  /** Watches by a clock that the test moves; gives how to let five seconds pass, which is when it asks again. */
  function begin(): { clock: HandClock; watch: SourceWatch; next: (text: string) => Promise<void> } {
    const clock = new HandClock();
    const [source] = expandSources([{ prometheus: address, match: '{job="shop"}' }], {
      members: (name) => [name],
    });
    if (source === undefined) throw new Error('it is not asked');
    const watching = new SourceWatch(source, {} as Targets, clock, () => undefined);
    watch = watching;
    const next = async (text: string): Promise<void> => {
      page = text;
      await clock.advance(5_000);
    };
    return { clock, watch: watching, next };
  }

  it('is asked for what is meant, and becomes rates by its own times', async () => {
    page = at(0, 100);
    const { watch: source, next } = begin();
    await next(at(0, 100));
    // One answer alone may be minutes old.
    expect([source.values.throughput ?? null, source.up]).toEqual([null, null]);
    await next(at(15, 400));
    expect([source.values.throughput, source.up, source.silentSince]).toEqual([20, 1, null]);
    // Asked more often than it has something new, it still says the same.
    await next(at(15, 400));
    expect(source.values.throughput).toBe(20);
    await next(at(30, 400, 0));
    expect([source.values.throughput, source.up]).toEqual([0, 0]);
    expect(new URL(asked[0] ?? '', address).searchParams.get('match[]')).toBe('{job="shop"}');
  });

  it('is silent once it has had nothing newer for a minute, and is heard again when it has', async () => {
    page = at(0, 100);
    const { clock, watch: source, next } = begin();
    await next(at(0, 100));
    await next(at(15, 400));
    await clock.advance(60_000);
    expect(source.silentSince).toBeNull();
    await clock.advance(5_000);
    expect([source.values, source.up, source.silentSince !== null]).toEqual([{}, null, true]);
    await next(at(120, 500));
    await next(at(135, 800));
    expect([source.values.throughput, source.up, source.silentSince]).toEqual([20, 1, null]);
  });

  it('is silent, and no service is called down, where the server itself cannot be reached', async () => {
    page = at(0, 100);
    const { watch: source, next } = begin();
    await next(at(0, 100));
    await next(at(15, 400));
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
    await next('');
    expect([source.values, source.up, source.silentSince !== null]).toEqual([{}, null, true]);
  });

  it('is not asked where nothing says what is meant', () => {
    expect(expandSources([{ prometheus: address }], { members: (name) => [name] })).toEqual([]);
  });
});

describe.skipIf(prometheusMissing !== null)('a release that a real Prometheus watches', () => {
  const folder = tempFolders();
  let engine: Engine;
  let service: MeteredService;
  let server: Prometheus;
  afterEach(async () => {
    await engine.close();
    await server.stop();
    await service.stop();
  });

  it('shows what it knows of the release’s own series, and says of a server that is not asked why', async () => {
    service = await startMeteredService();
    server = await startPrometheus({ shop: [new URL(service.metrics).host] });
    const dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), '# P\n\n## Deployment\n\n```bash\ntrue\n```\n');
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nmetrics:\n  - { prometheus: "${server.url}", match: '{job="shop"}', every: 500ms }\n  - { prometheus: "http://prom.example:9090" }\n`,
    );
    engine = new Engine({ state: join(dir, 'state'), practice: practiceServer(resolve('resources')) });
    let newest: Extract<LiveMessage, { readonly type: 'samples' }>['samples'] = {};
    engine.listen((message) => {
      if (message.type === 'samples') newest = message.samples;
    });
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    engine.watch(handle);
    await expect.poll(() => newest.throughput?.at(-1)?.value ?? 0, { timeout: 15_000 }).toBeGreaterThan(10);
    expect(handle.session.plan.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'source-not-asked', message: expect.stringContaining('prom.example') }),
    );
  });
});
