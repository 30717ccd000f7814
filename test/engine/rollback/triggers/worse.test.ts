import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine, writeRecord } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { openProposal } from '../../../../src/shared/run/proposals/proposals.ts';
import type { LiveMessage } from '../../../../src/shared/wire/live.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { writeSoakingPlan } from '../../../support/soaking-plan.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
/** Between two scrapes of the plan's source, in ms. */
const scrapeMs = 250;

/** The rule of the document fires above 5 %; what is measured here never stays there for as long as it wants. */
describe('a release that got worse by less than any rule of the document says', () => {
  let service: MeteredService;
  let clock: HandClock;
  let dir: string;
  let engine: Engine;
  const told: LiveMessage[] = [];

  beforeEach(async () => {
    clock = new HandClock();
    service = await startMeteredService();
    dir = await folder();
    told.length = 0;
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
    expect(clock.waiting).toBe(0);
  });

  /** Watches a healthy service for three minutes, and deploys. */
  async function deploy(on: string): Promise<DrivenRun> {
    await writeSoakingPlan(dir, service.metrics, on);
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    engine.listen((message) => told.push(message));
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    engine.watch(handle);
    await clock.advance(180_000);
    await handle.driver.openGate('deploy');
    const [first] = handle.session.work;
    expect(await (await handle.driver.run(first?.id ?? '')).done).toBe('passed');
    return handle;
  }

  /** One answer in forty fails for so long. */
  async function fail(ms: number): Promise<void> {
    for (let passed = 0; passed < ms; passed += scrapeMs) {
      service.failing = (passed / scrapeMs) % 40 === 0;
      await clock.advance(scrapeMs);
    }
  }

  it.each(['ask', 'auto'])(
    'is said, kept, and with “on: %s” a person is asked',
    { timeout: 60_000 },
    async (on) => {
      const handle = await deploy(on);
      const { session } = handle;
      await fail(100_000);
      expect(told.findLast(({ type }) => type === 'judgment')).toMatchObject({
        judged: { verdict: 'go-back', worse: [{ measure: 'errors', before: 0, sure: 'certain' }] },
      });
      expect(session.state.judgment).toMatchObject({ verdict: 'go-back' });
      await expect.poll(() => openProposal(session.state)?.cause).toBe('worse');
      expect(openProposal(session.state)).toMatchObject({
        mode: 'ask',
        shown: expect.stringContaining('error rate 0 % →'),
      });
      expect(session.state.status).toBe('paused');
      expect(session.state.rollback).toBeNull();
      expect(await readFile(join(dir, 'live', 'app'), 'utf8')).toBe('new');
      expect(await writeRecord(engine, session.run)).toMatch(
        /\*\*Before and after\*\*: Go back\. Since .*error rate 0 % → 2\.\d %/,
      );
    },
  );

  it('is said and kept, and nothing is done where the sidecar wants nothing', {
    timeout: 60_000,
  }, async () => {
    const { session } = await deploy('off');
    await fail(100_000);
    expect(session.state.judgment?.verdict).toBe('go-back');
    expect(session.state.proposals).toBeUndefined();
    expect(session.state.status).toBe('running');
  });

  it('is good where nothing changed', { timeout: 60_000 }, async () => {
    const { session } = await deploy('ask');
    await clock.advance(400_000);
    expect(session.state.judgment?.verdict).toBe('go');
    expect(openProposal(session.state)).toBeNull();
  });
});
