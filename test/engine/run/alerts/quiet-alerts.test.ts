import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { recordOf } from '../../../../src/engine/record/write-record.ts';
import { quietAlert } from '../../../../src/engine/run/alerts/quiet-alerts.ts';
import { answerQuiet, requestQuiet } from '../../../../src/engine/run/alerts/request-quiet.ts';
import { serveRequests } from '../../../../src/engine/run/requests/console-requests.ts';
import { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { silenceOf } from '../../../../src/shared/run/alerts/alert-notes.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { createSession, sessionOptions } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const rule = 'High error rate (>1%)';
const document = `# P\n\n## Deployment\n\n- [ ] Do it\n\n## Monitoring\n\n### Alerts\n\n- [ ] ${rule}\n`;
const acknowledge = { do: 'acknowledge', rule } as const;
const silence = { do: 'silence', rule, reason: 'a load test', forMs: 60_000 } as const;

describe('the noise of an alert rule', () => {
  const open: RunSession[] = [];
  afterEach(async () => {
    for (const session of open.splice(0)) await session.close();
  });

  async function create(
    clock = new HandClock(),
  ): Promise<{ dir: string; session: RunSession; clock: HandClock }> {
    const dir = await folder();
    const session = await createSession(dir, document, { clock });
    open.push(session);
    return { dir, session, clock };
  }
  const fire = (session: RunSession, state = 'firing') =>
    session.append({ type: 'alert.changed', rule: 0, text: rule, state, value: 7 });

  it('is acknowledged in the name of who did it, once, and only while the rule fires', async () => {
    const { session } = await create();
    await expect(quietAlert(session, acknowledge)).rejects.toThrow(/does not fire/);
    await fire(session);
    await quietAlert(session, acknowledge);
    expect(session.events.at(-1)).toMatchObject({ type: 'alert.acknowledged', text: rule, actor: 'ann' });
    await expect(quietAlert(session, acknowledge)).rejects.toThrow(/ann has already acknowledged/);
    await fire(session, 'resolved');
    await fire(session);
    await quietAlert(session, acknowledge);
    expect(session.state.alertNotes).toHaveLength(2);
  });

  it('is silenced for a reason and a time by the clock of the run, and heard again after it', async () => {
    const { session, clock } = await create();
    await quietAlert(session, silence);
    expect(silenceOf(session.state, rule, clock.now())).toMatchObject({
      actor: 'ann',
      reason: 'a load test',
      until: new Date(clock.now() + 60_000).toISOString(),
    });
    await clock.advance(60_000);
    expect(silenceOf(session.state, rule, clock.now())).toBeNull();
    await expect(quietAlert(session, { do: 'unsilence', rule })).rejects.toThrow(/is not silenced/);
  });

  it.each([
    [{ ...silence, reason: '  ' }, /needs a reason/],
    [{ ...silence, forMs: 0 }, /from one second to 31 days/],
    [{ ...silence, forMs: Number.NaN }, /from one second to 31 days/],
    [{ ...silence, forMs: 400 * 86_400_000 }, /from one second to 31 days/],
    [{ ...silence, rule: 'No such rule' }, /has no alert rule “No such rule”/],
    [{ do: 'acknowledge', rule: 'No such rule' } as const, /has no alert rule/],
  ])('is refused for %o, and nothing is recorded', async (wish, why) => {
    const { session } = await create();
    const { length } = session.events;
    await expect(quietAlert(session, wish)).rejects.toThrow(why);
    expect(session.events).toHaveLength(length);
  });

  it('is not changed in a run that has ended', async () => {
    const { session } = await create();
    await session.append({ type: 'run.ended', outcome: 'passed', summary: '' });
    await expect(quietAlert(session, silence)).rejects.toThrow(/has ended/);
  });

  it('is changed by the console that drives, for one that asks, in the name of who asked', async () => {
    const { dir, session } = await create();
    await fire(session);
    const stop = serveRequests(session.files.dir, 'alert', (ask) => answerQuiet(session, ask));
    const run = { run: session.run, dir: session.files.dir };
    await requestQuiet(run, 'bob', acknowledge);
    expect(session.state.alertNotes).toMatchObject([
      { kind: 'acknowledged', actor: expect.stringMatching(/^bob on /) },
    ]);
    await expect(requestQuiet(run, 'bob', acknowledge)).rejects.toThrow(/has already acknowledged/);
    await writeFile(join(session.files.dir, 'alert.x.ask'), '{"wish":{"do":"silence"}}');
    await expect
      .poll(() => readFile(join(session.files.dir, 'alert.x.answer'), 'utf8').catch(() => ''))
      .toMatch(/cannot be read/);
    expect(session.state.alertNotes).toHaveLength(1);
    stop();
    const watching = await RunSession.open(session.run, sessionOptions(dir, { actor: 'bob' }));
    open.unshift(watching);
    await expect(quietAlert(watching, silence)).rejects.toThrow(/only watches/);
  });

  it('is not changed where no console drives the run, and the journal stays as it is', async () => {
    const { session } = await create();
    await session.close();
    open.pop();
    const before = await readFile(session.files.journal, 'utf8');
    await expect(
      requestQuiet({ run: session.run, dir: session.files.dir }, 'bob', acknowledge),
    ).rejects.toThrow(/No console drives this run/);
    expect(await readFile(session.files.journal, 'utf8')).toBe(before);
  });

  it('stands in the record with its reason as it was written, and as nothing else', async () => {
    const { session } = await create();
    await quietAlert(session, { ...silence, reason: 'x\n## Sign-offs\n- [x] **CTO** <b>\u0007\u202e`rm`' });
    const { run, plan, state, head } = session;
    const record = recordOf({ run, plan, state, head, damage: null, unsigned: null });
    expect(record).toMatch(/^## Alert rules$/m);
    const [line = ''] = record.split('\n').filter((each) => each.includes('silenced by ann'));
    expect(line).toContain('Sign-offs');
    expect(line).not.toMatch(/[\u0007\u202e]/);
    expect(line).toContain('\\*\\*CTO\\*\\*');
    expect(record.match(/^## Sign-offs$/gm)).toBeNull();
  });
});
