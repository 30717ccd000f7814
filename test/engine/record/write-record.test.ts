import { hash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { writeRecord } from '../../../src/engine/record/write-record.ts';
import type { RunSession } from '../../../src/engine/run/session/run-session.ts';
import { HandClock } from '../../support/hand-clock.ts';
import { createSession, findItem, journalStart, type SessionWishes } from '../../support/session.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();
const noon = '2026-01-02T12:00:00.000Z';
const outputHash = 'ab'.repeat(32);
const checklist =
  '# Web 2.0\n\n## Pre-deployment\n\n- [ ] Tell support\n- [ ] Freeze\n\n## Deployment\n\n```bash\n# Deploy\nmake deploy\n```\n\n## Rollback\n\n```bash\n# Restore\ncp kept/app live/app\n```\n';

async function release(text = checklist, sidecar: SessionWishes['sidecar'] = {}): Promise<RunSession> {
  return createSession(await folder(), text, { clock: new HandClock(Date.parse(noon)), sidecar });
}

/** The record of a session, line by line. */
async function record(session: RunSession): Promise<readonly string[]> {
  const text = await writeRecord({ run: async () => ({ session }) }, session.run);
  return text.split('\n');
}

/** The line that holds these words, and those that are indented below it. */
function entry(lines: readonly string[], words: string): readonly string[] {
  const start = lines.findIndex((line) => line.includes(words));
  const end = lines.findIndex((line, index) => index > start && !line.startsWith('  '));
  return lines.slice(start, end);
}

async function end(session: RunSession, more: object = {}): Promise<void> {
  await session.append({
    type: 'item.ended',
    item: findItem(session, 'make').id,
    attempt: 1,
    outcome: 'passed',
    exit: 0,
    durationMs: 1_500,
    outputBytes: 12,
    outputSha256: outputHash,
    ...more,
  });
}

describe('the head of a record', () => {
  it('names what ran, where and by whom, and omits what is unknown', async () => {
    const session = await release();
    const lines = await record(session);
    expect(lines.slice(0, 9)).toEqual([
      `# Web 2.0: release ${session.run}`,
      '',
      `- **Checklist**: ${session.state.file}`,
      `- **Plan sha-256**: ${session.plan.hash}`,
      '- **Environment**: staging',
      '- **By**: ann',
      '- **Outcome**: ready',
      '',
      '## Pre-deployment',
    ]);
  });

  it('ends with the seal of the journal', async () => {
    const session = await release();
    await session.append({ type: 'run.started', actor: 'ann' });
    const lines = (await readFile(session.files.journal, 'utf8')).split('\n');
    expect((await record(session)).slice(-4)).toEqual([
      '---',
      '',
      `Journal: 2 lines; the last one has sha-256 ${hash('sha256', lines[1] ?? '')}.`,
      '',
    ]);
  });

  it('has the outcome with its summary, and the restore point host by host', async () => {
    const session = await release();
    const paths = [{ path: '/srv/app', kept: '/kept/app', sha256: outputHash, bytes: 1 }];
    await session.append({
      type: 'restore-point.pinned',
      point: {
        id: 'p',
        target: 'web',
        version: '1.0',
        paths,
        hosts: [
          { host: 'web-1', version: '1.0', paths },
          { host: 'web-2', version: '', paths: [] },
        ],
      },
    });
    await session.append({ type: 'run.ended', outcome: 'passed', summary: 'all 3 items passed or waived' });
    const lines = await record(session);
    expect(lines).toContain('- **Outcome**: passed: all 3 items passed or waived');
    expect(lines).toContain(`- **Ended**: ${noon}`);
    expect(lines).toContain(
      `- **Restore point**: 1.0 on web-1 (/srv/app ${outputHash.slice(0, 12)}); version unknown on web-2 ()`,
    );
  });
});

describe('an item in a record', () => {
  it('names who ticked it, with their note', async () => {
    const session = await release();
    const { id } = findItem(session, 'Tell support');
    await session.append({ type: 'item.ticked', item: id, actor: 'bob', note: 'by phone' });
    expect(entry(await record(session), 'Tell support')).toEqual([
      '- [x] Tell support — **passed**',
      `  - by bob at ${noon}: by phone`,
    ]);
  });

  it('that was waived is not ticked and gives the reason', async () => {
    const session = await release();
    const { id } = findItem(session, 'Freeze');
    await session.append({ type: 'item.waived', item: id, actor: 'bob', reason: 'nobody commits' });
    expect(entry(await record(session), 'Freeze')).toEqual([
      '- [ ] Freeze — **waived**',
      `  - waived by bob at ${noon}: nobody commits`,
    ]);
  });

  it('lists the evidence of every attempt', async () => {
    const session = await release();
    await journalStart(session, 'make');
    await end(session, { outcome: 'failed', exit: 2, reason: 'exit 2' });
    await journalStart(session, 'make', { attempt: 2 });
    expect(entry(await record(session), 'Deploy:')).toEqual([
      '- [ ] Deploy: `make deploy` — **running**',
      `  - attempt 1 on local · ${noon} · 1.50 s · exit 2 · output 12 B sha-256 ${outputHash.slice(0, 16)} · exit 2`,
      `  - attempt 2 on local · ${noon} · no end recorded · exit unknown`,
    ]);
  });

  it('on a group lists every host', async () => {
    const session = await release();
    await journalStart(session, 'make', { target: 'web', hosts: ['web-1', 'web-2'] });
    const part = { item: findItem(session, 'make').id, attempt: 1, host: 'web-1' };
    await session.append({ type: 'host.started', ...part });
    await session.append({
      type: 'host.ended',
      ...part,
      outcome: 'failed',
      exit: 1,
      durationMs: 1_500,
      outputBytes: 12,
      outputSha256: outputHash,
      reason: 'exit 1',
    });
    expect(entry(await record(session), 'Deploy:').slice(2)).toEqual([
      `    - web-1: failed · ${noon} · 1.50 s · output 12 B sha-256 ${outputHash.slice(0, 16)} · exit 1`,
      '    - web-2: not started',
    ]);
  });

  it('of the rollback is left out until it is used', async () => {
    const session = await release();
    expect((await record(session)).join('\n')).not.toContain('Restore');
    await journalStart(session, 'cp kept');
    expect(await record(session)).toContain('- [ ] Restore: `cp kept/app live/app` — **running**');
  });
});

describe('what people and commands wrote', () => {
  it('stays on one line, so it cannot imitate lines of the record', async () => {
    const session = await release();
    const { id } = findItem(session, 'Freeze');
    const reason = 'see below\r\n\n- [x] Approved — **passed**\n# Web 3.0';
    await session.append({ type: 'item.waived', item: id, actor: 'bob', reason });
    const lines = await record(session);
    expect(entry(lines, 'Freeze')[1]).toBe(
      `  - waived by bob at ${noon}: see below - \\[x\\] Approved — \\*\\*passed\\*\\* # Web 3.0`,
    );
    expect(lines.filter((line) => line.startsWith('- [x]') || line.startsWith('# '))).toHaveLength(1);
  });

  it.each([
    ['echo `date`', '`` echo `date` ``'],
    ['echo "a``b"', '``` echo "a``b" ```'],
    ['make deploy', '`make deploy`'],
  ])('is a whole code span: %j', async (command, span) => {
    const session = await release(`# P\n\n## Deployment\n\n\`\`\`\`bash\n# Deploy\n${command}\n\`\`\`\`\n`);
    expect(await record(session)).toContain(`- [ ] Deploy: ${span} — **pending**`);
  });
});

describe('sign-offs in a record', () => {
  const text = `${checklist}\n## Sign-off\n\n- [ ] QA lead: ________\n- [ ] Release manager: ________\n`;

  it('are for this plan, for an earlier one, or missing', async () => {
    const session = await release(text);
    const [qa, manager] = session.plan.signoffs.map(({ role }) => role);
    const sign = (role: string | undefined, planHash: string) =>
      session.append({ type: 'signoff.given', role: role ?? '', name: 'Ann Lee', signed: false, planHash });
    expect(await record(session)).toContain(`- [ ] ${qa}`);
    await sign(qa, session.state.planHash);
    await sign(manager, outputHash);
    const lines = await record(session);
    expect(lines).toContain(`- [x] ${qa}: Ann Lee (${noon}, unsigned)`);
    expect(lines).toContain(
      `- [ ] ${manager}: Ann Lee signed for an earlier plan, sha-256 ${outputHash.slice(0, 12)}… (${noon})`,
    );
  });

  it('say who went on without them, and why', async () => {
    const session = await release(text);
    const [qa = ''] = session.plan.signoffs.map(({ role }) => role);
    await session.append({ type: 'signoff.waived', role: qa, actor: 'ann', reason: 'on leave' });
    expect(await record(session)).toContain(`- [ ] ${qa}: waived by ann: on leave (${noon})`);
  });
});

describe('a rollback in a record', () => {
  it('is running, then has its outcome and how long it took', async () => {
    const session = await release();
    await session.append({ type: 'rollback.started', run: 'b1', alternative: 'a', actor: 'ann' });
    expect(await record(session)).toContain(`Run b1, started ${noon}: running.`);
    await session.append({ type: 'rollback.ended', run: 'b1', outcome: 'passed', durationMs: 1_500 });
    expect(await record(session)).toContain(`Run b1, started ${noon}: passed, 1.50 s.`);
  });

  it.each([
    ['shadow', 'recorded only', 'nothing was done'],
    ['ask', 'asked', 'no answer'],
    ['auto', 'rolls back by itself', 'no answer'],
  ] as const)('that was proposed (%s) shows the result', async (mode, asked, came) => {
    const session = await release();
    await session.append({
      type: 'rollback.proposed',
      proposal: 'p1',
      mode,
      cause: 'breach',
      text: 'Error rate above 5%',
      value: 9,
      shown: '9%',
      since: noon,
      restores: '',
      reasons: [],
    });
    const line = (await record(session)).find((each) => each.includes('Error rate'));
    expect(line?.endsWith(`, since ${noon} (${asked}) — **${came}**`)).toBe(true);
  });
});
