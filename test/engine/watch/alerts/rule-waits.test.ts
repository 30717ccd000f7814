import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, Engine } from '../../../../src/engine/index.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const rule = 'High error rate (>5%) for 3 seconds';
const document = `# P

## Deployment

\`\`\`bash
# Deploy
touch deployed
\`\`\`

## Post-deployment

### Alerts

- [ ] ${rule}

### Announce

\`\`\`bash
# Announce
touch announced
\`\`\`
`;

describe('a walk that comes to a box which a rule ticks', () => {
  let engine: Engine;
  let service: MeteredService;
  let clock: HandClock;
  let dir: string;
  beforeEach(async () => {
    clock = new HandClock();
    service = await startMeteredService();
    dir = await folder();
  });
  afterEach(async () => {
    await engine.close();
    await service.stop();
    expect(clock.waiting).toBe(0);
  });

  const measured = () => `metrics: [{ scrape: "${service.metrics}", every: 250ms }]\n`;

  /** A release whose walk has deployed and stands at `stops`. `sources` is what its sidecar says of metrics and gates. */
  async function walk(sources = measured(), stops = /^(?:rule|manual)$/) {
    await writeFile(join(dir, 'PLAN.md'), document);
    await writeFile(
      join(dir, 'PLAN.slipway.yaml'),
      `version: 1\nwhere: { Deployment: local, Post-deployment: local }\n${sources}`,
    );
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    engine.watch(handle);
    await handle.driver.openGate('deploy');
    await handle.driver.advance({ kind: 'gate' });
    await expect.poll(() => dueOf(handle), { timeout: 10_000 }).toMatch(stops);
    return handle;
  }

  const boxOf = ({ session }: DrivenRun) =>
    session.work.find(({ title }) => title.startsWith('High error'))?.id ?? '';
  const dueOf = ({ session }: DrivenRun): string => {
    const due = session.moves.due({ items: session.work, tried: new Set(), attended: true });
    return due.kind === 'wait' ? due.wait.for : due.kind;
  };
  const isAnnounced = () => existsSync(join(dir, 'announced'));

  it('goes on by itself when the rule has ticked it', async () => {
    const handle = await walk();
    expect([dueOf(handle), handle.session.state.status]).toEqual(['rule', 'running']);
    await clock.advance(1_000);
    expect(isAnnounced()).toBe(false);
    await clock.advance(9_000);
    await handle.driver.whenStill();
    expect(itemState(handle.session.state, boxOf(handle)).tick?.actor).toBe('slipway');
    expect(isAnnounced()).toBe(true);
  });

  it('goes on at once when a person ticks it by hand, with the reason in the record', async () => {
    const handle = await walk();
    await handle.driver.tick(boxOf(handle), 'looked at it in Grafana');
    await handle.driver.whenStill();
    expect(itemState(handle.session.state, boxOf(handle)).tick).toMatchObject({
      actor: 'ann',
      note: 'looked at it in Grafana',
    });
    expect(isAnnounced()).toBe(true);
  });

  it('leaves it to a person once the rule has fired, also after the rule has resolved and the console was opened again', async () => {
    const handle = await walk();
    service.failing = true;
    await clock.advance(10_000);
    await handle.driver.whenStill();
    expect([dueOf(handle), handle.session.state.status]).toEqual(['manual', 'paused']);
    expect(handle.session.state.pauseReason).toContain('needs to be ticked by hand');
    service.failing = false;
    await clock.advance(30_000);
    expect(handle.session.state.alerts[rule]?.state).toBe('resolved');
    const { run } = handle.session;
    await engine.close();
    engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    const again = await engine.run(run);
    engine.watch(again);
    await clock.advance(30_000);
    expect([dueOf(again), isAnnounced()]).toEqual(['manual', false]);
    expect(itemState(again.session.state, boxOf(again)).status).toBe('pending');
  });

  it('gives up where nothing answers for two minutes beyond its time, and says which rule was not evaluated', async () => {
    await service.stop();
    const handle = await walk();
    await clock.advance(122_000);
    expect(handle.session.state.status).toBe('running');
    await clock.advance(2_000);
    await handle.driver.whenStill();
    expect(handle.session.state.pauseReason).toBe(
      `"${rule}" was not ticked: “${rule}” has not been evaluated over its time`,
    );
    expect(isAnnounced()).toBe(false);
    service = await startMeteredService();
  });

  it('waits as long as the soak of the release where it has one', async () => {
    await service.stop();
    const handle = await walk(`${measured()}gates: { soak: { for: 10s } }\n`, /^gate$/);
    await clock.advance(10_000);
    await handle.driver.openGate('soak');
    await handle.driver.advance({ kind: 'gate' });
    await clock.advance(12_000);
    expect([dueOf(handle), handle.session.state.status]).toEqual(['rule', 'running']);
    await clock.advance(2_000);
    await handle.driver.whenStill();
    expect(handle.session.state.pauseReason).toContain('has not been evaluated over its time');
    service = await startMeteredService();
  });

  it('is stopped by a pause, and leaves the box as it is', async () => {
    const handle = await walk();
    await handle.driver.pause('lunch');
    await handle.driver.whenStill();
    expect(handle.session.state.pauseReason).toBe('lunch');
    expect(dueOf(handle)).toBe('rule');
  });

  it('treats it as a person’s where nothing measures the rule', async () => {
    const handle = await walk('');
    await handle.driver.whenStill();
    expect([dueOf(handle), handle.session.state.status]).toEqual(['manual', 'paused']);
  });
});
