import { openSent } from '../../../shared/run/sent-ahead.ts';
import { ignore } from '../../lib/ignore.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import type { RunSession } from '../session/run-session.ts';
import { attachAttempt, attachSent } from './start-attempt.ts';

/**
 * After a reopening: takes up every attempt that has an intent and no outcome, and hands it to `keep`; and what was sent ahead and
 * may have begun since whoever sent it has gone, as soon as nothing it waits for runs any more.
 */
export async function takeUpAttempts(
  session: RunSession,
  lost: readonly string[],
  keep: (live: LiveAttempt) => void,
): Promise<void> {
  for (const id of lost) {
    const live = attachAttempt(session, id);
    if (live !== null) takeUp(live);
  }
  await takeUpSent();

  function takeUp(live: LiveAttempt): void {
    keep(live);
    ignore(live.done.then(takeUpSent), 'a journal that cannot be written shows where work is tried');
  }

  async function takeUpSent(): Promise<void> {
    const { state, running } = session;
    for (const sent of openSent(state.sent ?? [], (item) => running.includes(item))) {
      const live = await attachSent(session, sent);
      if (live !== null) takeUp(live);
    }
  }
}
