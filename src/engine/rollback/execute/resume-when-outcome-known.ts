import type { ActiveRun } from '../../run/drive/active-run.ts';

/**
 * After a walk that paused because servers refuse to be asked about what still runs there: once a person has seen to it
 * and the outcome is known, walks on with `walk`. What did not pass holds under its own name. Does nothing where nothing is under
 * way, or where something else has been decided about the rollback meanwhile.
 */
export async function resumeWhenOutcomeKnown(
  { session, driver }: ActiveRun,
  walk: () => Promise<void>,
): Promise<void> {
  const { status, pauseReason } = session.state;
  const open = session.running.flatMap((id) => driver.live(id) ?? []);
  if (status !== 'paused' || open.length === 0) return;
  const outcomes = await Promise.all(open.map(({ done }) => done));
  if (session.state.status !== 'paused' || session.state.pauseReason !== pauseReason) return;
  const bad = outcomes.findIndex((outcome) => outcome !== 'passed');
  if (bad === -1) return walk();
  const reason = `"${open[bad]?.item.title}": ${outcomes[bad]}`;
  await session.append({ type: 'run.paused', actor: 'slipway', reason });
}
