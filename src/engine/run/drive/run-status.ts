import type { RunSession } from '../session/run-session.ts';

/** Journals that a run that is ready starts, or one that is paused resumes; does nothing where it runs or has ended. */
export async function setRunning(session: RunSession): Promise<void> {
  const { actor, state } = session;
  if (state.status === 'ready') await session.append({ type: 'run.started', actor });
  else if (state.status === 'paused') await session.append({ type: 'run.resumed', actor });
}

/** Journals that a run pauses, and why; does nothing where it does not run. */
export async function setPaused(session: RunSession, reason: string, actor = 'slipway'): Promise<void> {
  if (session.state.status === 'running') await session.append({ type: 'run.paused', actor, reason });
}
