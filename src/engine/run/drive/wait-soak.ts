import { soakEnd } from '../../../shared/run/gates.ts';
import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import type { RunSession } from '../session/run-session.ts';

/** Between two looks at the clock, in ms. A long timer would not notice that the machine had slept. */
const lookEveryMs = 1_000;

/**
 * What ended a wait for a soak. `over`: nothing soaks any more. `disturbed`: production is being rolled back, or a person must
 * say whether it is, or something else holds the gate. `given-up`: whoever waited does not want to any longer.
 */
export type SoakEnd = 'over' | 'disturbed' | 'given-up';

/** Waits at a gate until its soak is over or something else is to be seen to. Nothing is decided or begun. */
export function waitSoak(session: RunSession, gate: string, signal: AbortSignal): Promise<SoakEnd> {
  return new Promise((resolve) => {
    const look = (): void => {
      const end = signal.aborted ? 'given-up' : endOf(session, gate);
      if (end === null) return;
      stopLooking();
      stopListening();
      signal.removeEventListener('abort', look);
      resolve(end);
    };
    const stopLooking = session.clock.every(lookEveryMs, look);
    const stopListening = session.subscribe(look);
    signal.addEventListener('abort', look);
    look();
  });
}

/** Null while the soak continues. */
function endOf(session: RunSession, id: string): SoakEnd | null {
  const { state } = session;
  if (state.status === 'ended' || state.rollback !== null || openProposal(state) !== null) return 'disturbed';
  // An edited checklist may have no such gate any more, or another one.
  const gate = session.gates.find((candidate) => candidate.id === id);
  if (gate === undefined || session.holds(gate).length === 0) return 'over';
  return soakEnd(gate, state) === null ? 'disturbed' : null;
}
