import { describe, expect, it } from 'vitest';
import type { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { describeProgress } from '../../../../src/engine/run/walk/describe-progress.ts';
import type { Outcome } from '../../../../src/shared/journal/outcome.ts';
import { createSession, findItem, journalStart } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const hosts = ['web-1', 'web-2', 'web-3'];
const checklist =
  '# P\n\n## Deployment\n\n```bash\n# Copy\ncp new app\n# Restart\nsystemctl restart app\n```\n';

async function roll(): Promise<RunSession> {
  const machines = Object.fromEntries(hosts.map((host) => [host, { ssh: host }]));
  return createSession(await folder(), checklist, {
    sidecar: {
      targets: { ...machines, web: { group: hosts, strategy: 'rolling' } },
      where: { Deployment: 'web' },
    },
  });
}

/** Journals how hosts ended with an item; `running` begins it only. */
async function take(
  session: RunSession,
  words: string,
  ends: Readonly<Record<string, Outcome | 'running'>>,
): Promise<void> {
  await journalStart(session, words, { target: 'web', hosts });
  const attempt = { item: findItem(session, words).id, attempt: 1 };
  for (const [host, outcome] of Object.entries(ends)) {
    await session.append({ type: 'host.started', ...attempt, host });
    if (outcome !== 'running')
      await session.append({
        type: 'host.ended',
        ...attempt,
        host,
        outcome,
        exit: null,
        durationMs: 1,
        outputBytes: 0,
        outputSha256: '',
      });
  }
}

const say = (session: RunSession) => {
  const [only] = session.rolls(session.work, true);
  if (only === undefined) throw new Error('The plan has no roll.');
  return describeProgress(session, only);
};

describe('how far a roll is', () => {
  it('says that no host has started', async () => {
    expect(say(await roll())).toBe(
      'web-1, web-2, web-3 not started. Resuming continues each host from its current step',
    );
  });

  it('names the step each host is at, and the hosts that are done', async () => {
    const session = await roll();
    await take(session, 'cp new', { 'web-1': 'passed', 'web-2': 'passed' });
    await take(session, 'restart', { 'web-1': 'passed', 'web-2': 'failed' });
    expect(say(session)).toBe(
      'web-1 done; web-2 at "Restart" (failed); web-3 not started. Resuming continues each host from its current step',
    );
  });

  it('distinguishes a step that has not started from one that runs', async () => {
    const session = await roll();
    await take(session, 'cp new', { 'web-1': 'passed', 'web-2': 'running' });
    expect(say(session)).toBe(
      'web-1 at "Restart" (not started there); web-2 at "Copy" (running); web-3 not started. Resuming continues each host from its current step',
    );
  });
});
