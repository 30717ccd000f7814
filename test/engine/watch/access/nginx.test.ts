import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import type { LiveMessage } from '../../../../src/shared/wire/live.ts';
import { dayOfRequests, writers } from '../../../support/access-logs.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type Nginx, nginxMissing, startNginx } from '../../../support/nginx.ts';
import { writeSoakingPlan } from '../../../support/soaking-plan.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
/** Between two readings of the log, in ms, and requests in between. */
const everyMs = 5_000;
const aReading = 10;

/** A real nginx writes the log; three hours of it are there before anybody looks. */
describe.skipIf(nginxMissing !== null)('a release judged by the access log of nginx alone', () => {
  let nginx: Nginx;
  let clock: HandClock;
  let engine: Engine;
  const told: LiveMessage[] = [];

  beforeEach(async () => {
    const dir = await folder();
    const log = join(dir, 'access.log');
    const past = dayOfRequests(3, Date.now() - 30_000, 540 * 4 * aReading, 3);
    await writeFile(log, past.map((request) => `${writers.nginx(request)}\n`).join(''));
    nginx = await startNginx(dir, log);
    told.length = 0;
    await writeSoakingPlan(dir, nginx.url, 'ask');
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      [
        'version: 1',
        'where: { Deployment: local, Rollback: local }',
        `restorePoint: { paths: ["${dir}/live/app"], keepIn: "${dir}/kept" }`,
        `metrics: [{ access: "${dir}/acc*.log", every: 5s }]`,
        'rollback: { on: ask }',
        '',
      ].join('\n'),
    );
    clock = new HandClock();
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    engine.listen((message) => told.push(message));
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    engine.watch(handle);
    // The first reading: the hours before.
    await clock.advance(everyMs);
    await handle.driver.openGate('deploy');
    const [first] = handle.session.work;
    expect(await (await handle.driver.run(first?.id ?? '')).done).toBe('passed');
  }, 120_000);
  afterEach(async () => {
    await engine.close();
    await nginx.stop();
    expect(clock.waiting).toBe(0);
  });

  async function ask(readings: number, failing: number): Promise<void> {
    for (let reading = 0; reading < readings; reading += 1) {
      for (let at = 0; at < aReading; at += 1)
        await fetch(`${nginx.url}/${at < failing ? 'fail' : `page/${at}`}`);
      await clock.advance(everyMs);
    }
  }
  const judged = () => told.findLast(({ type }) => type === 'judgment');

  it('goes back where more fails than all day before', { timeout: 120_000 }, async () => {
    await ask(24, 2);
    expect(judged()).toMatchObject({
      judged: { verdict: 'go-back', worse: [{ measure: 'errors', sure: 'certain' }] },
    });
    const before = judged();
    if (before?.type !== 'judgment') throw new Error('nothing was judged');
    // One and a half of a hundred failed before; a fifth does now.
    expect(before.judged?.worse[0]?.before).toBeGreaterThan(1);
    expect(before.judged?.worse[0]?.before).toBeLessThan(2);
    expect(before.judged?.worse[0]?.after).toBeGreaterThan(15);
    const tiles = told.findLast(({ type }) => type === 'tiles');
    expect(tiles).toMatchObject({
      tiles: [
        { id: 'latency', source: expect.stringContaining('acc*.log on local') },
        { id: 'errors', budget: null },
        { id: 'throughput' },
      ],
    });
  });

  it('finds nothing worse where nothing is', { timeout: 120_000 }, async () => {
    await ask(24, 0);
    expect(judged()).toMatchObject({ judged: { worse: [], steady: expect.arrayContaining(['errors']) } });
    expect(told.findLast(({ type }) => type === 'metric-sources')).toMatchObject({
      sources: [{ reason: null }],
    });
  });
});
