import { describe, expect, it } from 'vitest';
import { declineProposal } from '../../../../src/engine/rollback/triggers/decline-proposal.ts';
import { triggerModeOf } from '../../../../src/engine/rollback/triggers/trigger-mode.ts';
import { watchedTriggers } from '../../../../src/engine/rollback/triggers/watched-triggers.ts';
import type { RunSession } from '../../../../src/engine/run/session/run-session.ts';
import { planOf } from '../../../shared/run/moves/scene.ts';
import { createSession } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const checklist =
  '# P\n\n## Deployment\n\n```bash\nmake\n```\n\n## Rollback\n\nRoll back if any of these occurs:\n\n- Error rate above 5% for 1 minute\n- Customer complaints above 10\n\n```bash\ncp a b\n```\n\n## Monitoring\n\n### Alerts\n\n- High latency (>500 ms) for 5 minutes\n';
const { plan } = planOf(checklist);

describe('what a firing trigger does', () => {
  it.each([
    [{}, null],
    [{ rollback: {} }, null],
    [{ rollback: { on: 'off' } }, null],
    [{ rollback: { on: 'ask' } }, 'ask'],
    [{ rollback: { on: 'auto' } }, 'auto'],
    [{ rollback: { on: 'shadow' } }, 'shadow'],
  ] as const)('with %j is %s', (sidecar, mode) => {
    expect(triggerModeOf({ version: 1, ...sidecar })).toBe(mode);
  });
});

describe('the triggers that are watched', () => {
  it('are only the rollback triggers, each with the reason it is not measured', () => {
    const sidecar = {
      version: 1 as const,
      rollback: { on: 'ask' as const },
      metrics: [{ scrape: 'http://127.0.0.1:9/metrics' }],
    };
    expect(watchedTriggers(plan, sidecar)).toEqual([
      { text: 'Error rate above 5% for 1 minute', reason: null },
      {
        text: 'Customer complaints above 10',
        reason: expect.stringMatching(/^no source has a series for “Customer complaints”/i),
      },
    ]);
  });

  it('are not measured when nothing is scraped', () => {
    const [errors] = watchedTriggers(plan, { version: 1, rollback: { on: 'auto' } });
    expect(errors?.reason).toMatch(/name a page with metrics/);
  });

  it('are empty when the sidecar turns them off', () => {
    expect(watchedTriggers(plan, { version: 1, metrics: [{ scrape: 'http://x/metrics' }] })).toEqual([]);
  });
});

describe('a proposal that a person declines', () => {
  async function proposed(): Promise<RunSession> {
    const session = await createSession(await folder(), checklist);
    await session.append({
      type: 'rollback.proposed',
      proposal: 'p1',
      mode: 'ask',
      cause: 'breach',
      text: 'Error rate above 5% for 1 minute',
      value: 9,
      shown: '9%',
      since: '2026-01-01T00:00:00Z',
      restores: '',
      reasons: [],
    });
    return session;
  }

  it.each([
    ['  a load test ', { kind: 'declined', actor: 'ann', reason: 'a load test' }],
    ['   ', { kind: 'declined', actor: 'ann', reason: null }],
    [undefined, { kind: 'declined', actor: 'ann', reason: null }],
  ])('is answered, with the reason %j', async (reason, answer) => {
    const session = await proposed();
    await declineProposal(session, 'p1', reason);
    expect(session.state.proposals?.[0]?.answer).toMatchObject(answer);
    await session.close();
  });

  it.each(['p2', ''])('cannot be %j, which was not asked', async (id) => {
    const session = await proposed();
    await expect(declineProposal(session, id)).rejects.toMatchObject({ code: 'NOT_NOW' });
    expect(session.state.proposals?.[0]?.answer).toBeNull();
    await session.close();
  });

  it('cannot be declined twice', async () => {
    const session = await proposed();
    await declineProposal(session, 'p1');
    await expect(declineProposal(session, 'p1')).rejects.toMatchObject({ code: 'NOT_NOW' });
    await session.close();
  });
});
