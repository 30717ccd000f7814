import type { RequestListener } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { readingsOf } from '../../../../src/engine/watch/alerts/host-readings.ts';
import { RuleWatch } from '../../../../src/engine/watch/alerts/rule-watch.ts';
import { SourceWatch } from '../../../../src/engine/watch/sources/source-watch.ts';
import type { AlertRule } from '../../../../src/shared/plan/plan.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { webServers } from '../../../support/web-server.ts';

const serve = webServers();
let watch: SourceWatch | null = null;
afterEach(() => watch?.close());

/** A source whose page answers so, asked every second of a clock that is moved by hand. */
async function begin(answer: RequestListener, host: string | null = null, targets = {} as Targets) {
  const address = await serve((request, response) => answer(request, response));
  const clock = new HandClock();
  const source = {
    kind: 'scrape' as const,
    address,
    ca: null,
    host,
    everyMs: 1_000,
    match: null,
    series: {},
  };
  const watching = new SourceWatch(source, targets, clock, () => undefined);
  watch = watching;
  return { address, clock, watching };
}

const rule = (text: string, more: Partial<AlertRule> = {}): AlertRule => ({
  text,
  metric: 'error rate',
  op: '>',
  value: 5,
  unit: '%',
  forMs: 1_000,
  rollback: true,
  line: 1,
  ...more,
});
const down = rule('Service down', { metric: 'service up', op: 'event', value: null });

describe('a page that answers and cannot be read', () => {
  it('says nothing of the service, and why it is not read is kept until it is', async () => {
    let status = 401;
    const { address, clock, watching } = await begin((_request, response) => {
      response.writeHead(status).end('http_requests_total{code="200"} 1\n');
    });
    await clock.advance(2_000);
    expect([watching.up, watching.mayPass]).toEqual([null, false]);
    expect(watching.reason).toBe(`HTTP 401 from ${address}/: credentials needed`);
    expect(new RuleWatch(down).judge(readingsOf([watching]), clock.now())).toMatchObject({
      state: 'no-data',
      reason: watching.reason,
      silentReason: watching.reason,
      silentSince: expect.any(Number),
    });
    status = 200;
    await clock.advance(1_000);
    expect([watching.up, watching.reason, watching.silentSince]).toEqual([1, null, null]);
    status = 503;
    await clock.advance(1_000);
    expect([watching.up, watching.mayPass]).toEqual([0, true]);
  });

  it('through a server that refused the sign-in is silent from then on, with the refusal’s words', async () => {
    let refusal: string | null = null;
    const targets = {
      refusalOf: () => refusal,
      remote: () => ({
        connection: { client: () => Promise.reject(new Error('no line')), view: { state: 'idle' } },
      }),
    };
    const { clock, watching } = await begin(() => undefined, 'box', targets as unknown as Targets);
    refusal = 'box did not let us in';
    await clock.advance(2_000);
    expect([watching.up, watching.reason, watching.values]).toEqual([null, refusal, {}]);
    expect(watching.silentSince).not.toBeNull();
  });
});

describe('a rule about what a page does not tell', () => {
  it('of a counter without a status has no data and says why', async () => {
    let count = 0;
    const { clock, watching } = await begin((_request, response) => {
      count += 100;
      response.end(`nginx_http_requests_total ${count}\n`);
    });
    await clock.advance(3_000);
    const errors = new RuleWatch(rule('Error rate above 5%')).judge(readingsOf([watching]), clock.now());
    expect(errors).toMatchObject({ state: 'no-data', value: null, silentSince: null });
    expect(errors.reason).toMatch(
      /^nginx_http_requests_total has no label that tells how a request was answered/,
    );
  });

  it('of latencies beyond its buckets has no data where the bound lies there, too, and fires below it', async () => {
    let count = 0;
    const { clock, watching } = await begin((_request, response) => {
      count += 100;
      const bucket = 'http_request_duration_seconds_bucket';
      response.end(`${bucket}{le="1"} ${count / 2}\n${bucket}{le="+Inf"} ${count}\n`);
    });
    await clock.advance(3_000);
    const latency = (value: number): AlertRule =>
      rule(`Latency above ${value} s`, { metric: 'latency', stat: 'p95', value, unit: 's', forMs: 0 });
    const judge = (value: number) => new RuleWatch(latency(value)).judge(readingsOf([watching]), clock.now());
    expect(judge(0.5)).toMatchObject({ state: 'firing', value: 1 });
    expect(judge(2)).toMatchObject({
      state: 'no-data',
      reason: 'the buckets of the page end at 1000 ms, and what lies above is not known',
    });
  });
});
