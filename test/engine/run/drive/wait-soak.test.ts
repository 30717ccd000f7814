import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine, waitSoak } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { writeSoakingPlan } from '../../../support/soaking-plan.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const minuteMs = 60_000;

describe('a soak of ten minutes', () => {
  let clock: HandClock;
  let engine: Engine;
  let service: MeteredService;
  let leaving: AbortController;
  beforeEach(async () => {
    clock = new HandClock();
    leaving = new AbortController();
    service = await startMeteredService();
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
    expect(clock.waiting).toBe(0);
  });

  /** A release that has deployed, and a wait at its soak gate. */
  async function soak(on: string): Promise<{ handle: DrivenRun; ends: string[] }> {
    const dir = await folder();
    await writeSoakingPlan(dir, service.metrics, on, '10m');
    engine = new Engine({ state: join(dir, 'state'), clock, practice: practiceServer(resolve('resources')) });
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    await handle.driver.openGate('deploy');
    for (const { id, phaseKind } of handle.session.work)
      if (phaseKind === 'deploy') await (await handle.driver.run(id)).done;
    const ends: string[] = [];
    void waitSoak(handle.session, 'soak', leaving.signal).then((end) => ends.push(end));
    return { handle, ends };
  }

  it('is waited out to the second, and the gate opens only then', async () => {
    const { handle, ends } = await soak('off');
    await clock.advance(10 * minuteMs - 1);
    expect(ends).toEqual([]);
    await expect(handle.driver.openGate('soak')).rejects.toThrow(/soaking for another 1 s/);
    await clock.advance(1);
    expect(ends).toEqual(['over']);
    await handle.driver.openGate('soak');
  });

  it('is broken off for a person by what a trigger proposes, however late', async () => {
    const { ends } = await soak('ask');
    await clock.advance(9 * minuteMs);
    service.failing = true;
    await clock.advance(3_000);
    expect(ends).toEqual(['disturbed']);
  });

  it('continues while a trigger is only recorded', async () => {
    const { handle, ends } = await soak('shadow');
    service.failing = true;
    await clock.advance(3_000);
    expect(handle.session.state.proposals).toHaveLength(1);
    expect(ends).toEqual([]);
    await clock.advance(10 * minuteMs);
    expect(ends).toEqual(['over']);
  });

  it('is no longer waited for by whoever gives up, and continues', async () => {
    const { handle, ends } = await soak('off');
    leaving.abort();
    await expect.poll(() => ends).toEqual(['given-up']);
    expect(handle.session.holds(handle.session.gate('soak'))).toEqual(['soaking for another 600 s']);
  });
});
