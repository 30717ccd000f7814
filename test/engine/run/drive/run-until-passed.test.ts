import { describe, expect, it } from 'vitest';
import type { LiveAttempt } from '../../../../src/engine/run/attempt/live-attempt.ts';
import type { RunDriver } from '../../../../src/engine/run/drive/run-driver.ts';
import { runUntilPassed, seeThrough } from '../../../../src/engine/run/drive/run-until-passed.ts';
import type { StartOptions } from '../../../../src/engine/run/start/start-options.ts';
import type { Outcome } from '../../../../src/shared/journal/outcome.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { itemOf, planOf } from '../../../shared/run/moves/scene.ts';

const plan = planOf('# P\n\n## Deployment\n\n```bash { retries=2 }\nmake a\n```\n\n```bash\nmake b\n```\n');
const often = itemOf(plan, 'make a');
const once = itemOf(plan, 'make b');

/** A driver whose attempts end like this, one after the other. */
function driverOf(...outcomes: readonly Outcome[]) {
  const asked: (StartOptions | undefined)[] = [];
  const attempt = (item: WorkItem): LiveAttempt => {
    const done = Promise.resolve(outcomes[asked.length - 1] ?? 'passed');
    return { item, attempt: asked.length, known: done, done, stop: () => undefined, on: () => undefined };
  };
  const driver = {
    run: async (id: string, options?: StartOptions) => {
      asked.push(options);
      return attempt(id === often.id ? often : once);
    },
  };
  return { driver: driver as unknown as RunDriver, asked };
}

describe('an item that is run until it passes', () => {
  it.each([
    ['passes at once', ['passed'], 'passed', 1],
    ['passes in its second try', ['failed', 'passed'], 'passed', 2],
    ['passes in its last try', ['failed', 'timed-out', 'passed'], 'passed', 3],
    ['has no further try', ['failed', 'failed', 'failed'], 'failed', 3],
    ['is cancelled: nobody wanted it again', ['failed', 'cancelled'], 'cancelled', 2],
    ['is unknown: a second try could do it twice', ['unknown', 'passed'], 'unknown', 1],
  ] as const)('%s', async (_what, outcomes, outcome, tries) => {
    const { driver, asked } = driverOf(...outcomes);
    expect(await runUntilPassed(driver, often)).toBe(outcome);
    expect(asked).toHaveLength(tries);
  });

  it('is tried once when its author allows no retry', async () => {
    const { driver, asked } = driverOf('failed', 'passed');
    expect(await runUntilPassed(driver, once)).toBe('failed');
    expect(asked).toHaveLength(1);
  });

  it('is not tried again once the walk is stopped', async () => {
    const { driver, asked } = driverOf('failed', 'passed');
    expect(await runUntilPassed(driver, often, { isStopped: () => true })).toBe('failed');
    expect(asked).toHaveLength(1);
  });

  it('keeps the hosts and the confirmation of its first try', async () => {
    const { driver, asked } = driverOf('failed', 'passed');
    const options = { confirmed: true, hosts: ['web-1'] };
    await runUntilPassed(driver, often, { options });
    expect(asked).toEqual([options, options]);
  });

  it('is not awaited when it is a follow', async () => {
    const { driver } = driverOf('failed');
    expect(await runUntilPassed(driver, { ...often, follow: true })).toBe('passed');
  });

  it('continues from a started attempt and counts it as a try', async () => {
    const { driver, asked } = driverOf('failed', 'failed', 'failed');
    const first = await driver.run(often.id);
    expect(await seeThrough(driver, first)).toBe('failed');
    expect(asked).toHaveLength(3);
  });

  it('waits until a failure is on disk before it retries', async () => {
    const { driver, asked } = driverOf('failed', 'passed');
    const first = await driver.run(often.id);
    const disk = Promise.withResolvers<Outcome>();
    const seen = seeThrough(driver, { ...first, done: disk.promise }, { outcomeOf: (live) => live.known });
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked).toHaveLength(1);
    disk.resolve('failed');
    expect(await seen).toBe('passed');
    expect(asked).toHaveLength(2);
  });
});
