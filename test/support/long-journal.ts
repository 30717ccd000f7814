import { createSession, findItem, journalEnd, journalStart } from './session.ts';

const checklist = `# Harbor 2.0

## Pre-deployment

- [ ] Tell support
- [ ] Freeze the main branch

## Sign-off

- [ ] QA lead: ________
- [ ] Release manager: ________

## Deployment

\`\`\`bash
# Deploy
make deploy
\`\`\`

## Rollback

\`\`\`bash
# Restore
cp kept/app live/app
\`\`\`
`;

const sha256 = 'ab'.repeat(32);

/** A run with gates, sign-offs, a restore point and a fleet, ended and closed. Gives its name; it lies in `dir/state`. */
export async function longRun(dir: string): Promise<string> {
  const session = await createSession(dir, checklist);
  await session.append({ type: 'run.started', actor: 'ann' });
  for (const words of ['Tell support', 'Freeze'])
    await session.append({
      type: 'item.ticked',
      item: findItem(session, words).id,
      actor: 'Zoë',
      note: 'ok',
    });
  for (const { role } of session.plan.signoffs)
    await session.append({
      type: 'signoff.given',
      role,
      name: 'Ann Lee',
      signed: false,
      planHash: session.plan.hash,
    });
  for (const { id } of session.gates) await session.append({ type: 'gate.opened', gate: id, actor: 'ann' });
  const hosts = ['web-1', 'web-2', 'web-3'];
  const paths = [{ path: '/srv/app', kept: '/kept/app', sha256, bytes: 3 }];
  const held = hosts.map((host) => ({ host, version: '1.0', paths }));
  const point = { id: 'p', target: 'web', version: '1.0', paths, hosts: held };
  await session.append({ type: 'restore-point.pinned', point });
  await journalStart(session, 'make', { target: 'web', hosts });
  const part = { item: findItem(session, 'make').id, attempt: 1 };
  const ending = { outcome: 'passed', exit: 0, durationMs: 5, outputBytes: 9, outputSha256: sha256 } as const;
  await Promise.all(hosts.map((host) => session.append({ type: 'host.started', ...part, host })));
  await Promise.all(hosts.map((host) => session.append({ type: 'host.ended', ...part, host, ...ending })));
  await journalEnd(session, 'make', 'passed');
  await session.append({ type: 'run.ended', outcome: 'failed', summary: '2 of 4 items were left open' });
  await session.close();
  return session.run;
}
