import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { JournalEvent } from '../../src/shared/journal/events.ts';
import { type MeteredService, startMeteredService } from '../support/metered-service.ts';
import { runSlipway, spawnSlipway } from '../support/slipway.ts';
import { writeSoakingPlan } from '../support/soaking-plan.ts';
import { tempFolders } from '../support/temp-folder.ts';
import { type TerminalSession, typeSlipway } from '../support/terminal.ts';

const folder = tempFolders();
const slow = { timeout: 20_000, interval: 50 };

describe('`slipway run` at a gate that soaks', { timeout: 60_000 }, () => {
  let service: MeteredService;
  let dir: string;
  /** What a test began and may not have ended: it would wait for an hour. */
  const begun: (() => void)[] = [];
  beforeEach(async () => {
    service = await startMeteredService();
    dir = await folder();
  });
  afterEach(async () => {
    for (const end of begun.splice(0)) end();
    await service.stop();
  });

  const write = (on: string, soak: string) => writeSoakingPlan(dir, service.metrics, on, soak);
  const environment = () => ({ SLIPWAY_HOME: join(dir, 'state') });
  const release = () => ['run', join(dir, 'PLAN.md'), '--yes'];
  const app = () => readFile(join(dir, 'live', 'app'), 'utf8');
  const runs = () => readdir(join(dir, 'state', 'runs'));
  const isAnnounced = () => existsSync(join(dir, 'announced'));

  async function journal(run: string): Promise<readonly JournalEvent[]> {
    const text = await readFile(join(dir, 'state', 'runs', run, 'journal.ndjson'), 'utf8');
    return text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as JournalEvent);
  }

  /** A release without a terminal, with what it says. */
  function start(): { readonly said: () => string; readonly ended: Promise<number>; interrupt(): void } {
    const child = spawnSlipway(release(), environment());
    begun.push(() => void child.kill('SIGKILL'));
    let said = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => {
        said += chunk.toString('utf8');
      });
    const ended = once(child, 'close').then(([code]) => Number(code));
    return { said: () => said, ended, interrupt: () => void child.kill('SIGINT') };
  }

  function type(args: readonly string[]): TerminalSession {
    const session = typeSlipway(args, environment());
    begun.push(() => session.close());
    return session;
  }

  /** Lets the service fail once the release waits. */
  async function failWhileWaiting(said: () => string): Promise<void> {
    await expect.poll(said, slow).toMatch(/The soak gate is shut until .*\nWaiting/);
    service.failing = true;
  }

  it('waits until the window is over, opens the gate by whom and why, and continues', async () => {
    await write('ask', '2s');
    const { code, stdout, stderr } = await runSlipway(release(), environment());
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(/The soak gate is shut until \d\d:\d\d:\d\d: soaking for another [\d.]+ s/);
    expect(stdout).toMatch(/soak gate opened by/);
    expect(isAnnounced()).toBe(true);
    const [run = ''] = await runs();
    const events = await journal(run);
    const gate = events.find((event) => event.type === 'gate.opened' && event.gate === 'soak');
    expect(gate).toMatchObject({ reason: 'opened with --yes after 2.00 s of soaking' });
    const deployed = events.filter((event) => event.type === 'item.ended')[2];
    expect(Date.parse(gate?.at ?? '') - Date.parse(deployed?.at ?? '')).toBeGreaterThanOrEqual(2_000);
  });

  it('says before it starts which triggers are watched, and which cannot be', async () => {
    await write('auto', '1s');
    const plan = join(dir, 'PLAN.md');
    const rule = '- Error rate above 5% for 1 second\n';
    await writeFile(plan, (await readFile(plan, 'utf8')).replace(rule, `${rule}- Queue depth above 1000\n`));
    const { code, stderr } = await runSlipway(release(), environment());
    expect(code, stderr).toBe(0);
    expect(stderr).toMatch(
      /^run \S+\nrollback\.on is auto: 1 trigger is watched, 1 cannot be:\n {2}! “Queue depth above 1000”: no source has a series for “queue depth”; name one with metrics: /,
    );
  });

  it.each([
    ['off', /“Error rate above 5% for 1 second” fires at 100%/],
    ['shadow', /recorded only; a rollback would have restored .*\/live\/app/],
  ])('only notes a firing trigger in %s mode, and is left by Ctrl-C to be resumed', async (on, words) => {
    await write(on, '1h');
    const { said, ended, interrupt } = start();
    await failWhileWaiting(said);
    await expect.poll(said, slow).toMatch(words);
    await expect.poll(said, slow).toMatch(/“High error rate \(>50%\) for 3 seconds” fires at 100%/);
    interrupt();
    expect(await ended, said()).toBe(3);
    const [run = ''] = await runs();
    expect(said()).toContain(
      `The run stays open and its gate stays shut. Resume with: slipway resume ${run}`,
    );
    expect([await app(), isAnnounced()]).toEqual(['new', false]);
    const again = type(['resume', run]);
    await again.until('[w]ait here and watch, [q]uit: ');
    again.type('q\r');
    expect(await again.ended).toBe(3);
    expect((await journal(run)).some(({ type }) => type === 'run.ended')).toBe(false);
  });

  it.each([
    ['auto', 4, /rolling back/, 'old'],
    [
      'ask',
      3,
      /The proposed rollback needs a decision\. Nothing more was started[\s\S]*Roll back: slipway rollback/,
      'new',
    ],
  ])('does what %s says of a firing trigger, and ends with %i', async (on, code, words, left) => {
    await write(on, '1h');
    const { said, ended } = start();
    await failWhileWaiting(said);
    expect(await ended, said()).toBe(code);
    expect(said()).toMatch(words);
    expect([await app(), isAnnounced()]).toEqual([left, false]);
  });

  it('asks when nothing is measured any more, whatever it may do by itself', async () => {
    await write('auto', '1h');
    const { said, ended } = start();
    await expect.poll(said, slow).toMatch(/Waiting\. Press Ctrl-C/);
    await service.stop();
    expect(await ended, said()).toBe(3);
    expect(said()).toMatch(/no data for the rollback trigger .*, which is no breach/);
    expect(await app()).toBe('new');
  });

  it('asks the person at the terminal, holding no other output up, until somebody else decides', async () => {
    await write('ask', '1h');
    const session = type(release());
    await session.until(/The soak gate is shut until .*\r\nWaiting/);
    service.failing = true;
    await session.until('[q]uit: ');
    expect(session.shown()).toMatch(/fires at 100%, since \d\d:\d\d:\d\d\r\n {2}Rolling back restores /);
    // What is printed meanwhile stands above the question, which is drawn again.
    await session.until(
      /“High error rate[^\r]*fires at 100%\r\n[^\n]*\[r\]oll back, \[d\]ecline and continue, \[q\]uit: /,
    );
    const [run = ''] = await runs();
    expect((await runSlipway(['rollback', run, '--yes'], environment())).code).toBe(0);
    expect(await session.ended, session.shown()).toBe(4);
    expect(await app()).toBe('old');
  });

  it('takes its question away when what it asks about has passed, and continues waiting', async () => {
    await write('ask', '1h');
    const session = type(release());
    await session.until(/The soak gate is shut until .*\r\nWaiting/);
    await service.stop();
    await session.until('[q]uit: ');
    expect(session.shown()).toMatch(/no data for the rollback trigger/);
    service = await startMeteredService(Number(new URL(service.metrics).port));
    await session.until(/“Error rate above 5% for 1 second” has data again[\s\S]*Still waiting, until/);
    session.type('\u0003');
    expect(await session.ended, session.shown()).toBe(3);
    expect(session.shown()).toMatch(/The run stays open and its gate stays shut/);
  });

  it('continues waiting once a person has declined to roll back', async () => {
    await write('ask', '1h');
    const session = type(release());
    await session.until(/The soak gate is shut until .*\r\nWaiting/);
    service.failing = true;
    await session.until('[q]uit: ');
    session.type('d\r');
    await session.until('Reason (optional): ');
    session.type('a load test\r');
    await session.until(/rollback declined by .*: a load test[\s\S]*Still waiting, until/);
    session.type('\u0003');
    expect(await session.ended, session.shown()).toBe(3);
    expect(session.shown()).toMatch(/The run stays open and its gate stays shut/);
    expect([await app(), isAnnounced()]).toEqual(['new', false]);
  });

  it('offers to wait where nothing was confirmed beforehand, and asks before it opens', async () => {
    await write('ask', '1s');
    const session = type(['run', join(dir, 'PLAN.md')]);
    await session.until('Open the deploy gate? Type yes: ');
    session.type('yes\r');
    await session.until('[w]ait here and watch, [q]uit: ');
    session.type('w\r');
    await session.until('Open the soak gate? Type yes: ');
    expect(isAnnounced()).toBe(false);
    session.type('yes\r');
    expect(await session.ended, session.shown()).toBe(0);
    expect(isAnnounced()).toBe(true);
  });

  it('is left by Ctrl-C at a question, too', async () => {
    await write('ask', '1h');
    const session = type(['run', join(dir, 'PLAN.md')]);
    await session.until('Open the deploy gate? Type yes: ');
    session.type('\u0003');
    expect(await session.ended, session.shown()).toBe(3);
    expect(session.shown()).toMatch(/Stopped with Ctrl-C\. Nothing more was started/);
    expect(await app()).toBe('old');
  });
});
