import type { PlanStep } from '../../../shared/plan/plan.ts';
import { leavesSession } from './remote-line.ts';

/**
 * The host of the session that each command of a step is typed into; null for one that is typed here, or opens a session. A
 * session lasts until `exit`, which is still typed into it; one that was opened in front of the step, for all of it.
 */
export function sessionsIn({ commands, remotes = [], where, host }: PlanStep): readonly (string | null)[] {
  let open =
    where === 'server' && !remotes.some((remote) => remote?.kind === 'session') ? (host ?? null) : null;
  return commands.map((command, index) => {
    const remote = remotes[index] ?? null;
    if (remote?.kind === 'session') {
      open = remote.host;
      return null;
    }
    const session = open;
    if (leavesSession(command)) open = null;
    return session;
  });
}
