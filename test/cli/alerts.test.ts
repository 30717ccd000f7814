import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../src/engine/index.ts';
import { practiceServer } from '../../src/practice/practice-server.ts';
import { type MeteredService, startMeteredService } from '../support/metered-service.ts';
import { runSlipway, type SlipwayResult } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const soon = { timeout: 15_000, interval: 50 };
const rule = 'High error rate (>5%) for 1 second';
const document = `# P\n\n## Deployment\n\n- [ ] Do it\n\n## Monitoring\n\n### Alerts\n\n- ${rule}\n- Error budget used (>50%)\n`;

describe('`slipway alerts`', { timeout: 60_000 }, () => {
  let service: MeteredService;
  let dir: string;
  let engine: Engine;
  let handle: DrivenRun;
  beforeEach(async () => {
    service = await startMeteredService();
    dir = await folder();
    await writeFile(join(dir, 'PLAN.md'), document);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nmetrics: [{ scrape: "${service.metrics}", every: 250ms }]\n`,
    );
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      practice: practiceServer(resolve('resources')),
    });
    handle = await engine.createRun(join(dir, 'PLAN.md'));
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
  });

  const slipway = (...args: readonly string[]): Promise<SlipwayResult> =>
    runSlipway(['alerts', ...args], { SLIPWAY_HOME: join(dir, 'state') });

  it('lists the rules of a checklist as they are measured now', async () => {
    const { code, stdout } = await slipway(join(dir, 'PLAN.md'));
    expect(code).toBe(0);
    expect(stdout).toMatch(/High error rate \(>5%\) for 1 second: ok · 0%/);
    expect(stdout).toMatch(/Error budget used \(>50%\): no data · no source has a series/);
  });

  it('acknowledges and silences through the console that drives the run, and lists who did', async () => {
    const { run } = handle.session;
    expect((await slipway(run)).stdout).toMatch(/High error rate .*: has not fired/);
    const early = await slipway(run, '--acknowledge', rule);
    expect(early.code).toBe(3);
    expect(early.stderr).toMatch(/does not fire, so there is nothing to acknowledge/);
    engine.watch(handle);
    service.failing = true;
    await expect.poll(() => handle.session.state.alerts[rule]?.state, soon).toBe('firing');
    expect((await slipway(run, '--acknowledge', 'high ERROR rate')).code).toBe(0);
    const silenced = await slipway(run, '--silence', rule, '--for', '30m', '--reason', 'load test\u001b[2J');
    expect(silenced.stdout).toMatch(/Silenced “High error rate.*It is still evaluated/);
    expect(handle.session.state.alertNotes).toMatchObject([
      { kind: 'acknowledged', text: rule, actor: expect.stringContaining(' on ') },
      { kind: 'silenced', text: rule, reason: 'load test\u001b[2J' },
    ]);
    const { stdout } = await slipway(run);
    expect(stdout).toMatch(
      /! High error rate .*: fires · acknowledged by .* · silenced by .* until .*: load test\\u001b/,
    );
    expect(stdout).not.toContain('\u001b');
    const [shown] = JSON.parse((await slipway(run, '--json')).stdout);
    expect(shown).toMatchObject({ rule, state: 'firing', silenced: { kind: 'silenced' } });
    const status = await runSlipway(['status', run], { SLIPWAY_HOME: join(dir, 'state') });
    expect(status.stdout).toMatch(/High error rate .*: silenced by .* until .*: load test/);
    expect((await slipway(run, '--unsilence', rule)).code).toBe(0);
    expect(handle.session.events.at(-1)).toMatchObject({ type: 'alert.unsilenced', text: rule });
  });

  it('records nothing where what is asked for makes no sense, or no console drives the run', async () => {
    const { run } = handle.session;
    const { length } = handle.session.events;
    for (const [args, code, why] of [
      [[run, '--silence', rule], 2, /needs --reason/],
      [[run, '--silence', rule, '--reason', 'x', '--for', 'soon'], 2, /no duration such as 30m/],
      [[run, '--silence', rule, '--reason', 'x', '--for', '60d'], 3, /from one second to 31 days/],
      [[run, '--acknowledge', rule, '--unsilence', rule], 2, /one at a time/],
      [[run, '--for', '3m'], 2, /go with --silence/],
      [[run, '--acknowledge', 'error'], 2, /stands for several alert rules/],
      [[run, '--acknowledge', 'no such rule'], 2, /No alert rule of this run/],
      [[join(dir, 'PLAN.md'), '--acknowledge', rule], 2, /this is a checklist/],
      [['no-such-run'], 2, /There is no run and no checklist/],
    ] as const) {
      const result = await slipway(...args);
      expect([result.code, result.stderr]).toEqual([code, expect.stringMatching(why)]);
    }
    expect(handle.session.events).toHaveLength(length);
    await engine.close();
    const alone = await slipway(run, '--silence', rule, '--reason', 'x');
    expect([alone.code, alone.stderr]).toEqual([3, expect.stringMatching(/No console drives this run/)]);
  });
});
