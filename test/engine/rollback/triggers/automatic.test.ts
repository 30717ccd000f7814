import { readFile, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DrivenRun, declineProposal, Engine, writeRecord } from '../../../../src/engine/index.ts';
import { quietAlert } from '../../../../src/engine/run/alerts/quiet-alerts.ts';
import { practiceServer } from '../../../../src/practice/practice-server.ts';
import { isLoud } from '../../../../src/shared/run/alerts/alert-notes.ts';
import { openProposal } from '../../../../src/shared/run/proposals/proposals.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { type MeteredService, startMeteredService } from '../../../support/metered-service.ts';
import { writeSoakingPlan } from '../../../support/soaking-plan.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const slow = { timeout: 20_000, interval: 50 };
/** Longer than a rule of one second takes to fire, in ms. */
const whileMs = 3_000;
/** Longer than a value must be back in bounds until a rule has resolved, in ms. */
const recoveredMs = 20_000;
/** The rule of the document. */
const ruleText = 'Error rate above 5% for 1 second';

describe('a rollback trigger of a release that soaks', () => {
  const engines: Engine[] = [];
  let service: MeteredService;
  let clock: HandClock;
  beforeEach(async () => {
    clock = new HandClock();
    service = await startMeteredService();
  });
  afterEach(async () => {
    for (const engine of engines.splice(0)) await engine.close();
    await service.stop();
    expect(clock.waiting).toBe(0);
  });

  async function write(on: string | null): Promise<string> {
    const dir = await folder();
    await writeSoakingPlan(dir, service.metrics, on);
    return dir;
  }

  function engineIn(dir: string): Engine {
    const engine = new Engine({
      state: join(dir, 'state'),
      actor: 'ann',
      clock,
      practice: practiceServer(resolve('resources')),
    });
    engines.push(engine);
    return engine;
  }

  /** Deploys, and stops there. */
  async function deploy(on: string | null): Promise<{ dir: string; engine: Engine; handle: DrivenRun }> {
    const dir = await write(on);
    const engine = engineIn(dir);
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    await handle.driver.openGate('deploy');
    const [first] = handle.session.work;
    expect(await (await handle.driver.run(first?.id ?? '')).done).toBe('passed');
    expect(await app(dir)).toBe('new');
    return { dir, engine, handle };
  }

  const app = (dir: string) => readFile(join(dir, 'live', 'app'), 'utf8');
  const types = (handle: DrivenRun) => handle.session.events.map(({ type }) => type);
  /** Lets a rule that is breached begin to fire. */
  const fire = async (handle: DrivenRun) => {
    await clock.advance(whileMs);
    expect(handle.session.state.alerts[ruleText]?.state).toBe('firing');
  };

  it.each([null, 'off'])('does nothing when the sidecar says %s', async (on) => {
    const { dir, engine, handle } = await deploy(on);
    engine.watch(handle);
    service.failing = true;
    await fire(handle);
    const { length } = handle.session.events;
    await clock.advance(whileMs);
    expect(types(handle).slice(length)).toEqual([]);
    expect(handle.session.state.status).toBe('running');
    expect(await app(dir)).toBe('new');
  });

  it('fires on where the document is edited, wherever its rule stands then', async () => {
    const { dir, engine, handle } = await deploy(null);
    engine.watch(handle);
    service.failing = true;
    await fire(handle);
    const file = join(dir, 'PLAN.md');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace(`- ${ruleText}`, `- Response time above 5 s\n- ${ruleText}`));
    await engine.takeDocument(handle.session.run);
    expect(handle.session.plan.alerts.map((rule) => rule.text)).toEqual([
      'Response time above 5 s',
      ruleText,
    ]);
    await clock.advance(whileMs);
    service.failing = false;
    await clock.advance(recoveredMs);
    const heard = handle.session.events.flatMap((event) => (event.type === 'alert.changed' ? [event] : []));
    expect(heard.map(({ state, text, rule }) => [state, text, rule])).toEqual([
      ['firing', ruleText, 0],
      ['resolved', ruleText, 1],
    ]);
  });

  it('is noted with what it would have done, and nothing else, in shadow mode', async () => {
    const { dir, handle } = await deploy('shadow');
    service.failing = true;
    await fire(handle);
    expect(handle.session.state.proposals).toHaveLength(1);
    expect(handle.session.state).toMatchObject({
      status: 'running',
      rollback: null,
      proposals: [{ mode: 'shadow', cause: 'breach', value: 100, shown: '100%', reasons: [], answer: null }],
    });
    expect(handle.session.state.proposals?.[0]?.restores).toContain(`${dir}/live/app on local`);
    expect(await app(dir)).toBe('new');
  });

  it('pauses the release and asks, with the rule, its value, since when and what would be restored', async () => {
    const { dir, engine, handle } = await deploy('ask');
    service.failing = true;
    await fire(handle);
    const proposal = openProposal(handle.session.state);
    expect(proposal).toMatchObject({
      text: 'Error rate above 5% for 1 second',
      cause: 'breach',
      shown: '100%',
      reasons: [],
    });
    expect(Date.parse(proposal?.since ?? '')).toBeLessThanOrEqual(clock.now() - 1_000);
    expect(proposal?.restores).toContain(`${dir}/live/app on local`);
    expect(handle.session.state.status).toBe('paused');
    expect(handle.session.state.pauseReason).toMatch(/“Error rate above 5% for 1 second” fires at 100%/);
    await handle.driver.advance({ kind: 'gate' });
    await handle.driver.whenStill();
    expect(handle.session.state.pauseReason).toMatch(/roll back, or decline it first/);
    expect(await app(dir)).toBe('new');
    const run = await engine.startRollback(handle.session.run, null);
    await engine.rollbackSettled(run);
    expect(handle.session.state.proposals?.[0]?.answer).toMatchObject({ kind: 'taken', actor: 'ann' });
    expect(await app(dir)).toBe('old');
  });

  it('is not asked about again once it was declined, until it has resolved', async () => {
    const { handle } = await deploy('ask');
    service.failing = true;
    await fire(handle);
    const { id } = openProposal(handle.session.state) ?? { id: '' };
    await declineProposal(handle.session, id, 'a load test');
    expect(handle.session.state.proposals?.[0]?.answer).toMatchObject({
      kind: 'declined',
      actor: 'ann',
      reason: 'a load test',
    });
    await expect(declineProposal(handle.session, id)).rejects.toThrow(
      /is no longer open: it was answered, or its trigger has cleared/,
    );
    const [, , last] = handle.session.work;
    await (await handle.driver.run(last?.id ?? '')).done;
    await clock.advance(whileMs);
    expect(types(handle).filter((type) => type === 'rollback.proposed')).toHaveLength(1);
    expect(handle.session.state.status).toBe('running');
    service.failing = false;
    await clock.advance(recoveredMs);
    expect(handle.session.state.alerts[ruleText]?.state).toBe('resolved');
    service.failing = true;
    await fire(handle);
    expect(openProposal(handle.session.state)?.id).toBe('p2');
  });

  it('rolls production back by itself in auto mode, once, and verified', async () => {
    const { dir, engine, handle } = await deploy('auto');
    service.failing = true;
    await fire(handle);
    await expect.poll(() => handle.session.state.status, slow).toBe('ended');
    const { state } = handle.session;
    expect(state.rollback).toMatchObject({ outcome: 'passed' });
    const started = handle.session.events.filter((event) => event.type === 'rollback.started');
    expect(started).toMatchObject([{ actor: 'slipway (automatic)' }]);
    expect(state.proposals).toMatchObject([{ mode: 'auto', answer: { kind: 'taken' } }]);
    const rollback = await engine.run(state.rollback?.run ?? '');
    expect(rollback.session.state.verified).toEqual(['local']);
    expect(await app(dir)).toBe('old');
    await clock.advance(whileMs);
    expect(await readFile(join(dir, 'restored'), 'utf8')).toBe('x\n');
  });

  it('asks in auto mode where the rollback is not ready, naming the reasons', async () => {
    const { dir, handle } = await deploy('auto');
    await rm(handle.session.state.restorePoint?.paths[0]?.kept ?? '');
    service.failing = true;
    await fire(handle);
    expect(openProposal(handle.session.state)).toMatchObject({
      mode: 'ask',
      reasons: [expect.stringMatching(/kept copy .* is missing or changed/)],
    });
    expect(types(handle)).not.toContain('rollback.started');
    expect(await app(dir)).toBe('new');
  });

  it('without data is no breach: it pauses and asks, also in auto mode', async () => {
    const { dir, handle } = await deploy('auto');
    await service.stop();
    await clock.advance(whileMs);
    expect(openProposal(handle.session.state)).toMatchObject({
      mode: 'ask',
      cause: 'no-data',
      value: null,
      why: expect.stringMatching(/^Nothing listens at http.*: connection refused$/),
    });
    expect(handle.session.state.pauseReason).toMatch(
      /no data for the rollback trigger .*, which is no breach: Nothing listens at http/,
    );
    expect(await app(dir)).toBe('new');
  });

  it.each(['ask', 'auto'])(
    'that is silenced makes no noise and is as armed as before, in %s mode',
    async (on) => {
      const { dir, handle } = await deploy(on);
      await quietAlert(handle.session, { do: 'silence', rule: ruleText, reason: 'a load test', forMs: null });
      service.failing = true;
      await clock.advance(whileMs);
      expect(isLoud(handle.session.state, ruleText, clock.now())).toBe(false);
      expect(handle.session.state.proposals).toMatchObject([{ mode: on, cause: 'breach', text: ruleText }]);
      if (on === 'ask') expect(openProposal(handle.session.state)?.text).toBe(ruleText);
      else await expect.poll(() => app(dir), slow).toBe('old');
    },
  );

  it('before the first effect is nobody’s business', async () => {
    const dir = await write('auto');
    const engine = engineIn(dir);
    const handle = await engine.createRun(join(dir, 'PLAN.md'));
    engine.watch(handle);
    service.failing = true;
    await fire(handle);
    await clock.advance(whileMs);
    expect(handle.session.state.proposals).toBeUndefined();
  });

  it('still waits for its answer after the console died, and is not asked twice', async () => {
    const { dir, handle } = await deploy('ask');
    service.failing = true;
    await fire(handle);
    const { run } = handle.session;
    await engines.pop()?.close();
    const engine = engineIn(dir);
    const again = await engine.run(run);
    engine.watch(again);
    await clock.advance(whileMs);
    expect(types(again).filter((type) => type === 'rollback.proposed')).toHaveLength(1);
    expect(openProposal(again.session.state)?.id).toBe('p1');
    await declineProposal(again.session, 'p1');
    expect(openProposal(again.session.state)).toBeNull();
  });

  it('that was to act by itself waits for a person, when the console died before it began', async () => {
    const { dir, handle } = await deploy('auto');
    const { run } = handle.session;
    // What the guard writes last before it rolls production back.
    await handle.session.append({
      type: 'rollback.proposed',
      proposal: 'p1',
      mode: 'auto',
      cause: 'breach',
      text: 'Error rate above 5% for 1 second',
      value: 100,
      shown: '100%',
      since: new Date(clock.now()).toISOString(),
      restores: '',
      reasons: [],
    });
    await engines.pop()?.close();
    service.failing = true;
    const engine = engineIn(dir);
    const again = await engine.run(run);
    engine.watch(again);
    await fire(again);
    await engine.watch(again).triggersSettled();
    expect(openProposal(again.session.state)?.id).toBe('p1');
    expect(types(again)).not.toContain('rollback.started');
    expect(await app(dir)).toBe('new');
  });

  it('stands in the record with its answer', async () => {
    const { engine, handle } = await deploy('ask');
    service.failing = true;
    await fire(handle);
    await declineProposal(handle.session, 'p1', 'a load test');
    expect(await writeRecord(engine, handle.session.run)).toMatch(
      /## Proposed rollbacks\n\n- the rollback trigger “Error rate above 5% for 1 second” fires at 100%, since \S+ \(asked\) — \*\*declined by ann at \S+: a load test\*\*/,
    );
  });
});
