import { describe, expect, it } from 'vitest';
import { resumeWhenOutcomeKnown } from '../../../../src/engine/rollback/execute/resume-when-outcome-known.ts';
import type { LiveAttempt } from '../../../../src/engine/run/attempt/live-attempt.ts';
import type { RunDriver } from '../../../../src/engine/run/drive/run-driver.ts';
import type { Outcome } from '../../../../src/shared/journal/outcome.ts';
import { createSession, findItem, journalStart } from '../../../support/session.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

/** A rollback that is paused because nobody can ask about its step, which is still under way. */
async function paused(isLive = true) {
  const session = await createSession(
    await folder(),
    '# P\n\n## Deployment\n\n```bash\n# Restore\nmake\n```\n',
  );
  await session.append({ type: 'run.started', actor: 'ann' });
  await journalStart(session, 'make');
  await session.append({ type: 'run.paused', actor: 'slipway', reason: 'its outcome is not known yet' });
  const item = findItem(session, 'make');
  const end = Promise.withResolvers<Outcome>();
  const live: LiveAttempt = {
    item,
    attempt: 1,
    known: end.promise,
    done: end.promise,
    stop: () => undefined,
    on: () => undefined,
  };
  const driver = { live: (id: string) => (isLive && id === item.id ? live : undefined) };
  let walks = 0;
  const waiting = resumeWhenOutcomeKnown({ session, driver: driver as unknown as RunDriver }, async () => {
    walks += 1;
  });
  return { session, end, waiting, walks: () => walks };
}

describe('a rollback that waits for an outcome', () => {
  it('goes on once the step has passed', async () => {
    const { end, waiting, walks } = await paused();
    expect(walks()).toBe(0);
    end.resolve('passed');
    await waiting;
    expect(walks()).toBe(1);
  });

  it.each(['failed', 'unknown', 'cancelled'] as const)(
    'stays paused where the step is %s, and says so',
    async (outcome) => {
      const { session, end, waiting, walks } = await paused();
      end.resolve(outcome);
      await waiting;
      expect(walks()).toBe(0);
      expect(session.state).toMatchObject({ status: 'paused', pauseReason: `"Restore": ${outcome}` });
    },
  );

  it('does nothing when a person resumed it meanwhile', async () => {
    const { session, end, waiting, walks } = await paused();
    await session.append({ type: 'run.resumed', actor: 'ann' });
    const before = session.events.length;
    end.resolve('failed');
    await waiting;
    expect([walks(), session.events.length]).toEqual([0, before]);
  });

  it('does nothing when it was paused for another reason meanwhile', async () => {
    const { session, end, waiting, walks } = await paused();
    await session.append({ type: 'run.resumed', actor: 'ann' });
    await session.append({ type: 'run.paused', actor: 'ann', reason: 'lunch' });
    end.resolve('passed');
    await waiting;
    expect(walks()).toBe(0);
    expect(session.state.pauseReason).toBe('lunch');
  });

  it('does not wait when nothing is running here', async () => {
    const { waiting, walks } = await paused(false);
    await waiting;
    expect(walks()).toBe(0);
  });
});
