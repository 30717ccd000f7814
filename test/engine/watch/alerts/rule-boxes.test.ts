import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine, writeRecord } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const watched = 'High error rate (>5%) for 3 seconds';
const unwatched = 'Queue depth above 1000';
const judgement = 'Error rate above 6% and the sky above 12 things';
const document = `# P

## Deployment

\`\`\`bash
# Deploy
touch deployed
\`\`\`

## Monitoring

### Alerts

- [ ] ${watched}
- [ ] ${unwatched}
- [ ] ${judgement}
- [x] Error rate above 7%
- [ ] Low throughput (<1 req/s)
`;

describe('a box whose words are an alert rule', () => {
  const engines: Engine[] = [];
  let service: MeteredService;
  let clock: HandClock;
  let dir: string;
  beforeEach(async () => {
    clock = new HandClock();
    service = await startMeteredService();
    dir = await folder();
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    await service.stop();
  });

  async function create(more = ''): Promise<{ engine: Engine; handle: DrivenRun }> {
    await writeFile(join(dir, 'PLAN.md'), document);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nwhere: { Deployment: local }\nmetrics: [{ scrape: "${service.metrics}", every: 250ms }]\n${more}`,
    );
    const engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    engines.push(engine);
    return { engine, handle: await engine.createRun(join(dir, 'PLAN.md')) };
  }

  const box = (handle: DrivenRun, words: string): WorkItem => {
    const found = handle.session.work.find(({ title }) => title.startsWith(words));
    if (found === undefined) throw new Error(`no box ${words}`);
    return found;
  };
  const stateOf = (handle: DrivenRun, words: string) =>
    itemState(handle.session.state, box(handle, words).id);
  const deploy = async (handle: DrivenRun) => {
    await handle.driver.openGate('deploy');
    const [first] = handle.session.work;
    expect(await (await handle.driver.run(first?.id ?? '')).done).toBe('passed');
  };
  const file = () => readFile(join(dir, 'PLAN.md'), 'utf8');

  it('ticks itself once the rule has been evaluated over its time since the change, with what it was evaluated by', async () => {
    const { engine, handle } = await create();
    engine.watch(handle);
    await clock.advance(20_000);
    expect(stateOf(handle, watched).status).toBe('pending');
    await deploy(handle);
    await clock.advance(2_000);
    expect(stateOf(handle, watched).status).toBe('pending');
    await clock.advance(6_000);
    const { tick } = stateOf(handle, watched);
    expect(tick).toMatchObject({
      actor: 'slipway',
      note: expect.stringMatching(/^did not fire for .* s: 0%, \d+ samples of http:.*\/metrics$/),
      evidence: [{ rule: watched, value: 0, shown: '0%', least: 0, most: 0, source: service.metrics }],
    });
    const [evidence] = tick?.evidence ?? [];
    expect(evidence?.samples).toBeGreaterThanOrEqual(2);
    expect(Date.parse(evidence?.to ?? '') - Date.parse(evidence?.from ?? '')).toBeGreaterThanOrEqual(3_000);
    expect(await file()).toContain(`- [x] ${watched}`);
    expect(await writeRecord(engine, handle.session.run)).toMatch(
      /- \[x\] High error rate .* — \*\*passed\*\*\n {2}- by slipway at \S+\n {2}- “High error rate .*”: 0% \(0 to 0\), \d+ samples of http/,
    );
  });

  it('is left alone where nothing measures it, it says more than its rule, its time is not over, or it was ticked before', async () => {
    const { engine, handle } = await create();
    engine.watch(handle);
    await deploy(handle);
    await handle.driver.tick(box(handle, 'Low throughput').id);
    await handle.driver.untick(box(handle, 'Low throughput').id);
    await clock.advance(60_000);
    expect(stateOf(handle, watched).tick?.actor).toBe('slipway');
    for (const words of [unwatched, judgement, 'Error rate above 7%', 'Low throughput'])
      expect(stateOf(handle, words).tick, words).toBeNull();
    const ticked = handle.session.events.flatMap((event) =>
      event.type === 'item.ticked' && event.actor === 'slipway' ? [event.item] : [],
    );
    expect(ticked).toEqual([box(handle, watched).id]);
  });

  it('stays open while its rule has no data, is pending, fires, or has fired', async () => {
    const { engine, handle } = await create();
    await service.stop();
    engine.watch(handle);
    await deploy(handle);
    await clock.advance(30_000);
    expect(stateOf(handle, watched).status).toBe('pending');
    service = await startMeteredService(Number(new URL(service.metrics).port));
    service.failing = true;
    await clock.advance(30_000);
    expect(handle.session.state.alerts[watched]?.state).toBe('firing');
    expect(stateOf(handle, watched).status).toBe('pending');
    service.failing = false;
    await clock.advance(60_000);
    expect(handle.session.state.alerts[watched]?.state).toBe('resolved');
    expect(stateOf(handle, watched).status).toBe('pending');
  });

  it('that ticked itself is open again when its rule fires, with the reason, and is a person’s from then on', async () => {
    const { engine, handle } = await create();
    engine.watch(handle);
    await deploy(handle);
    await clock.advance(10_000);
    expect(stateOf(handle, watched).status).toBe('passed');
    service.failing = true;
    await clock.advance(10_000);
    expect(stateOf(handle, watched)).toMatchObject({
      status: 'pending',
      tick: null,
      untick: { reason: `“${watched}” fires at 100%` },
    });
    expect(await file()).toContain(`- [ ] ${watched}`);
    expect(await writeRecord(engine, handle.session.run)).toMatch(
      / {2}- unticked by slipway at .*fires at 100%/,
    );
    service.failing = false;
    await clock.advance(60_000);
    expect(stateOf(handle, watched).status).toBe('pending');
    await handle.driver.tick(box(handle, watched).id);
    expect(stateOf(handle, watched).untick).toBeUndefined();
    service.failing = true;
    await clock.advance(60_000);
    expect(stateOf(handle, watched).tick?.actor).toBe('ann');
  });

  it('takes its tick back after the console was opened again, too', async () => {
    const { engine, handle } = await create();
    engine.watch(handle);
    await deploy(handle);
    await clock.advance(10_000);
    const { run } = handle.session;
    await engines.pop()?.close();
    const again = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    engines.push(again);
    const reopened = await again.run(run);
    again.watch(reopened);
    service.failing = true;
    await clock.advance(10_000);
    expect(stateOf(reopened, watched)).toMatchObject({ status: 'pending', tick: null });
  });

  it('waits behind a gate that is shut', async () => {
    const { engine, handle } = await create('gates: { soak: { for: 1m } }\n');
    engine.watch(handle);
    await deploy(handle);
    await clock.advance(50_000);
    expect(stateOf(handle, watched).status).toBe('pending');
    await clock.advance(20_000);
    await handle.driver.openGate('soak');
    await clock.advance(2_000);
    expect(stateOf(handle, watched).tick?.actor).toBe('slipway');
  });
});
