import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { whyUnmeasured } from '../../../../src/engine/measures/unmeasured.ts';
import { readAlert } from '../../../../src/engine/plan/thresholds/alert-rule.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import type { MetricSource } from '../../../../src/shared/sidecar/sidecar.ts';
import type { AlertState } from '../../../../src/shared/wire/live.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const page: MetricSource = { scrape: 'http://x/metrics' };
const host: MetricSource = { host: 'web-1' };

describe('an alert rule that the sources of a sidecar cannot measure', () => {
  const why = (text: string, ...sources: MetricSource[]) => whyUnmeasured(readAlert(text, 1), sources);

  it('is nothing for what an access log tells of, and a page for the rest', () => {
    const log = { access: '/var/log/nginx/access.log', on: 'web' };
    expect(why('Error rate above 5%', log)).toBeNull();
    expect(why('p95 latency above 500 ms', log)).toBeNull();
    expect(why('Queue depth above 1000', log)).toContain('name');
    expect(why('Service down', log)).not.toBeNull();
  });

  it('says which source is missing, and the key that names it', () => {
    expect(why('Error rate > 5%')).toBe(
      'no source has a series for “error rate”; name a page with metrics: [{ scrape: URL }]',
    );
    expect(why('Error rate > 5%', host)).toMatch(/name a page with/);
    expect(why('Memory above 80%', page)).toBe(
      'no host is asked for “memory”; name one with metrics: [{ host: TARGET }]',
    );
    expect(why('Service down', host)).toMatch(/^no source has a series for “service up”/);
    expect(why('Error rate > 5%', { prometheus: 'http://prom' })).toMatch(/name a page with/);
  });

  it('names the key for words that nothing is known by', () => {
    expect(why('Queue depth above 1000 for 5 minutes', page, host)).toBe(
      'no source has a series for “queue depth”; name one with metrics: [{ scrape: URL, series: { "Queue depth above 1000 for 5 minutes": SERIES } }]',
    );
    expect(why('Certificate expiring', page)).toBe(
      'it names no number, and nothing tells of “certificate expiry”',
    );
    expect(why('p42 latency above 1 s', page)).toMatch(/^no source has a series for “latency p42”/);
  });

  it('says that a number cannot be compared with what is measured', () => {
    expect(why('Latency above 5%', page)).toMatch(
      /^“latency”, measured in ms, cannot be compared with a number of %/,
    );
    const series = { 'Queue age above 5%': 'queue_age_seconds' };
    expect(why('Queue age above 5%', { scrape: 'http://x', series })).toMatch(
      /^queue_age_seconds cannot be compared/,
    );
  });

  it('is none where something can', () => {
    expect(why('Error rate > 5%', page)).toBeNull();
    expect(why('Latency p99 above 1 s', page)).toBeNull();
    expect(why('CPU above 90%', page)).toBeNull();
    expect(why('Disk space below 10%', host)).toBeNull();
    expect(why('Service down', page)).toBeNull();
    const series = { 'queue  DEPTH above 1000': 'jobs{queue="mail"}' };
    expect(why('Queue depth above 1000', { scrape: 'http://x', series })).toBeNull();
  });
});

describe('what an alert rule of a run says of itself', () => {
  let service: MeteredService;
  let engine: Engine;
  let clock: HandClock;
  beforeEach(async () => {
    clock = new HandClock();
    service = await startMeteredService();
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
    expect(clock.waiting).toBe(0);
  });

  /** A run's rules, by their words, and how to let time pass. */
  async function watch(rules: readonly string[], metrics: string) {
    const dir = await folder();
    const list = rules.map((rule) => `- ${rule}\n`).join('');
    await writeFile(
      join(dir, 'PLAN.md'),
      `# P\n\n## Deployment\n\n- [ ] Done\n\n## Rollback\n\nRoll back if any of these occurs:\n\n${list}`,
    );
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nmetrics: [${metrics}]\nrollback: { on: auto }\n`,
    );
    engine = new Engine({ state: join(dir, 'state'), clock, practice: practiceServer(resolve('resources')) });
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    let alerts: readonly AlertState[] = [];
    engine.listen((message) => {
      if (message.type === 'alerts') alerts = message.alerts;
    });
    engine.watch(handle);
    const of = (text: string) => alerts.find(({ rule }) => rule.text === text);
    return { of, handle };
  }

  it('is why it has no data, before anything was asked and once a page has answered without its series', async () => {
    const { of, handle } = await watch(
      ['Queue depth above 10', 'Latency p95 above 1 s', 'Error rate above 5%'],
      `{ scrape: "${service.metrics}", every: 1s }`,
    );
    expect(handle.session.plan.diagnostics).toContainEqual(
      expect.objectContaining({ code: 'unmeasured-trigger', severity: 'warning', line: 11 }),
    );
    await clock.advance(3_000);
    expect(of('Queue depth above 10')).toMatchObject({
      state: 'no-data',
      reason: expect.stringMatching(/^no source has a series for “queue depth”/),
    });
    expect(of('Latency p95 above 1 s')?.reason).toMatch(
      /^no page has a series for “latency p95”, though all of them answer/,
    );
    expect(of('Error rate above 5%')).toMatchObject({ state: 'inactive', shown: '0%' });
    expect(of('Error rate above 5%')).not.toHaveProperty('reason');
  });

  it('is no reason while a page does not answer, which may be for a moment', async () => {
    const { of } = await watch(['Error rate above 5%'], `{ scrape: "${service.metrics}", every: 1s }`);
    await service.stop();
    await clock.advance(3_000);
    expect(of('Error rate above 5%')).toMatchObject({ state: 'no-data' });
    expect(of('Error rate above 5%')).not.toHaveProperty('reason');
  });

  it('is its value where the sidecar names its series, in the unit it states', async () => {
    service.more =
      'jobs{queue="mail",kind="a"} 30\njobs{queue="mail",kind="b"} 12\njobs{queue="web"} 500\nqueue_age_seconds 0.25\nfree_ratio 0.5\n';
    const { of } = await watch(
      ['Queue depth above 40 for 1 second', 'Queue age above 300 ms', 'Room below 10%', 'Bounces above 3'],
      `{ scrape: "${service.metrics}", every: 1s, series: { "Queue depth above 40 for 1 second": 'jobs{queue="mail"}', "queue age above 300 ms": queue_age_seconds, "Room below 10%": free_ratio, "Bounces above 3": bounces_total } }`,
    );
    await clock.advance(3_000);
    expect(of('Queue depth above 40 for 1 second')).toMatchObject({
      state: 'firing',
      value: 42,
      shown: '42',
    });
    expect(of('Queue age above 300 ms')).toMatchObject({ state: 'inactive', shown: '250 ms' });
    expect(of('Room below 10%')).toMatchObject({ state: 'inactive', shown: '50%' });
    expect(of('Bounces above 3')).toMatchObject({
      state: 'no-data',
      reason: 'the page answers, but has no series bounces_total',
    });
    // Counters grow: what counts is how fast.
    service.more = 'bounces_total 100\n';
    await clock.advance(1_000);
    service.more = 'bounces_total 105\n';
    await clock.advance(1_000);
    expect(of('Bounces above 3')).toMatchObject({ state: 'pending', shown: '5' });
  });

  it('is judged by the quantile that it names', async () => {
    const buckets = (fast: number, slow: number) =>
      `http_request_duration_seconds_bucket{le="0.1"} ${fast}\nhttp_request_duration_seconds_bucket{le="1"} ${fast + slow}\nhttp_request_duration_seconds_bucket{le="+Inf"} ${fast + slow}\n`;
    service.more = buckets(0, 0);
    const { of } = await watch(
      ['Latency p50 above 500 ms', 'Latency p99 above 500 ms'],
      `{ scrape: "${service.metrics}", every: 1s }`,
    );
    await clock.advance(1_000);
    service.more = buckets(90, 10);
    await clock.advance(1_000);
    expect(of('Latency p50 above 500 ms')?.state).toBe('inactive');
    expect(of('Latency p99 above 500 ms')?.state).toBe('pending');
  });
});
