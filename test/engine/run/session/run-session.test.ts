import { appendFile, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fileOf, planHashOf } from '../../../../src/engine/run/session/journal-facts.ts';
import { planChanged } from '../../../../src/engine/run/session/plan/plan-changed.ts';
import { runOwner } from '../../../../src/engine/run/session/run-owner.ts';
import { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { itemState } from '../../../../src/shared/run/run-state.ts';
import { itemOf, opened, planOf, stateOf, tick } from '../../../shared/run/moves/scene.ts';
import { crashedBefore } from '../../../support/crashed-heads.ts';
import { createSession, findItem, journalStart, sessionOptions } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const checklist =
  '# Web\n\n## Pre-deployment\n\n- [ ] one\n- [ ] two\n\n## Deployment\n\n```bash\nmake\n```\n';
const sidecar = { where: { Deployment: 'local' } } as const;

describe('a run that is opened again', () => {
  it('has its last state and continues the same hash chain', async () => {
    const dir = await folder();
    const first = await createSession(dir, checklist, { sidecar });
    await first.append({ type: 'item.ticked', item: findItem(first, 'one').id, actor: 'ann' });
    await first.close();
    const again = await RunSession.open(first.run, sessionOptions(dir));
    expect(again.state).toEqual(first.state);
    expect(again.heldBy).toBeNull();
    await again.append({ type: 'run.started', actor: 'ann' });
    expect(again.state).toMatchObject({ seq: 3, status: 'running' });
    await again.close();
  });

  it('cuts off a torn line and records its length', async () => {
    const dir = await folder();
    const first = await createSession(dir, checklist, { sidecar });
    await first.close();
    await appendFile(first.files.journal, '{"seq":2,"at"');
    await crashedBefore(first.files.dir, 2);
    const again = await RunSession.open(first.run, sessionOptions(dir));
    expect(again.events.at(-1)).toMatchObject({ type: 'run.recovered', lost: [], tornBytes: 13 });
    expect(await readFile(first.files.journal, 'utf8')).not.toContain('{"seq":2,"at"{');
    await again.close();
  });

  it('knows what was running when its console was killed', async () => {
    const dir = await folder();
    const first = await createSession(dir, checklist, { sidecar });
    await journalStart(first, 'make');
    await first.close();
    const again = await RunSession.open(first.run, sessionOptions(dir));
    expect(again.running).toEqual([findItem(again, 'make').id]);
    await again.close();
  });

  it('is read-only while another console drives it', async () => {
    const dir = await folder();
    const driver = await createSession(dir, checklist, { sidecar });
    const watcher = await RunSession.open(driver.run, sessionOptions(dir, { actor: 'bob' }));
    expect(watcher.heldBy).toMatch(/^ann on /);
    expect(watcher.hasDriver).toBe(true);
    await expect(watcher.append({ type: 'run.started', actor: 'bob' })).rejects.toMatchObject({
      code: 'NOT_NOW',
      message: expect.stringContaining('this console only watches'),
    });
    await driver.append({ type: 'run.started', actor: 'ann' });
    const event = driver.events.at(-1);
    if (event !== undefined) await watcher.observe(event, driver.head.sha256);
    expect(watcher.state.status).toBe('running');
    await watcher.close();
    await driver.close();
  });

  it('can be driven by another console once the first one closes it', async () => {
    const dir = await folder();
    const first = await createSession(dir, checklist, { sidecar });
    await first.close();
    const second = await RunSession.open(first.run, sessionOptions(dir, { actor: 'bob' }));
    expect(second.heldBy).toBeNull();
    await second.close();
  });

  it('with a damaged journal is read-only for everyone', async () => {
    const dir = await folder();
    const first = await createSession(dir, checklist, { sidecar });
    await first.append({ type: 'run.started', actor: 'ann' });
    await first.close();
    await appendFile(first.files.journal, '{"seq":9}\n{"seq":10}\n');
    const again = await RunSession.open(first.run, sessionOptions(dir));
    expect(again.heldBy).toMatch(/^nobody: its journal is damaged at line 3 /);
    expect(again.hasDriver).toBe(false);
    expect(again.state.status).toBe('running');
    await again.close();
  });

  it('that does not exist is reported, and so is an invalid name', async () => {
    const dir = await folder();
    await expect(RunSession.open('nobody', sessionOptions(dir))).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(RunSession.open('../escape', sessionOptions(dir))).rejects.toMatchObject({
      code: 'BAD_INPUT',
    });
  });
});

describe('a session', () => {
  it('notifies listeners after the state changed, until they stop', async () => {
    const session = await createSession(await folder(), checklist, { sidecar });
    const seen: string[] = [];
    const stop = session.subscribe(({ type }) => seen.push(`${type} ${session.state.status}`));
    await session.append({ type: 'run.started', actor: 'ann' });
    stop();
    await session.append({ type: 'run.paused', actor: 'ann', reason: 'lunch' });
    expect(seen).toEqual(['run.started running']);
    await session.close();
  });

  it('reports items and gates that its plan does not have', async () => {
    const session = await createSession(await folder(), checklist, { sidecar });
    expect(() => session.item('nothing')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(() => session.gate('nothing')).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    await session.close();
  });

  it('names the output of an attempt by item, attempt and host', async () => {
    const session = await createSession(await folder(), checklist, { sidecar });
    const { id } = findItem(session, 'make');
    await journalStart(session, 'make', { hosts: ['web-1', 'web-2'], target: 'web' });
    const log = (name: string) => join(session.files.steps, name);
    expect(session.outputOf(id, 1)).toBe(log(`${id}.1.web-1.log`));
    expect(session.outputOf(id, 1, 'web-2')).toBe(log(`${id}.1.web-2.log`));
    expect(session.outputOf(id, 2)).toBe(log(`${id}.2.log`));
    await session.close();
  });
});

describe('who keeps a console from driving', () => {
  const lock = { release: async () => undefined };
  const other = { heldBy: 'bob on box (process 7)', alive: true };

  it.each([
    ['nobody', lock, null, null],
    ['another console, even where the journal is damaged', other, { line: 3, reason: 'x' }, other],
    [
      'a damaged journal',
      lock,
      { line: 3, reason: 'the line is not JSON' },
      {
        heldBy: 'nobody: its journal is damaged at line 3 (the line is not JSON), so it opens read-only',
        alive: false,
      },
    ],
  ])('is %s', (_who, held, broken, owner) => {
    expect(runOwner(held, broken)).toEqual(owner);
  });
});

describe('what a journal says of its plan', () => {
  it('is its file, and the hash it went by last', async () => {
    const dir = await folder();
    const session = await createSession(dir, checklist, { sidecar });
    expect([fileOf(session.events), planHashOf(session.events)]).toEqual([join(dir, 'PLAN.md'), '']);
    await session.append({
      type: 'plan.changed',
      planHash: 'h2',
      title: '',
      version: '',
      items: [],
      shut: [],
      targets: [],
      actor: 'ann',
    });
    expect(planHashOf(session.events)).toBe('h2');
    expect([fileOf([]), planHashOf([])]).toEqual(['', '']);
    await session.close();
  });
});

describe('an edited plan', () => {
  const before = planOf(checklist, sidecar);
  const edited = planOf(checklist.replace('- [ ] two', '- [ ] two\n- [ ] three'), sidecar);
  const done = Object.fromEntries(
    ['one', 'two'].map((words) => [
      itemOf(before, words).id,
      { status: 'passed' as const, attempts: [], waiver: null, tick },
    ]),
  );
  const state = stateOf(before, {}, { items: done, gates: { deploy: opened } });

  it('shuts a gate again when a new box blocks it', () => {
    expect(planChanged(edited, state, 0)).toMatchObject({
      type: 'plan.changed',
      planHash: edited.plan.hash,
      shut: ['deploy'],
      items: edited.work.map(({ id }) => id),
    });
  });

  it('leaves a gate open when nothing new blocks it', () => {
    const renamed = planOf(checklist.replace('# Web', '# Shop'), sidecar);
    expect(planChanged(renamed, state, 0)).toMatchObject({ title: 'Shop', shut: [] });
  });

  it('shuts a gate whose sign-offs were given for the plan before', () => {
    const signed = `${checklist}\n## Sign-off\n\n- [ ] QA lead: ________\n`;
    const gates = { ...sidecar, gates: { deploy: { signoffs: 'all' as const } } };
    const first = planOf(signed, gates);
    const [role = ''] = first.plan.signoffs.map((each) => each.role);
    const given = { name: 'Ann', at: '', signed: false, planHash: first.plan.hash };
    const passed = { ...state, planHash: first.plan.hash, signoffs: { [role]: given } };
    expect(planChanged(first, passed, 0).shut).toEqual([]);
    expect(planChanged(planOf(signed.replace('# Web', '# Shop'), gates), passed, 0).shut).toEqual(['deploy']);
  });

  it('does not shut a gate that nobody has opened', () => {
    expect(planChanged(edited, { ...state, gates: {} }, 0).shut).toEqual([]);
  });

  it('keeps what was done to the items that are still there', () => {
    expect(itemState(state, itemOf(edited, 'one').id).status).toBe('passed');
  });
});
