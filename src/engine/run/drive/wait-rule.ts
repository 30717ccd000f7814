import { awaitedRules } from '../../../shared/run/moves/rule-boxes.ts';
import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { isItemSettled } from '../../../shared/run/run-state.ts';
import type { RunSession } from '../session/run-session.ts';

/** Between two looks at the clock, in ms. A long timer would not notice that the machine had slept. */
const lookEveryMs = 1_000;

/**
 * What ended a wait for the rules of a box. `settled`: they, or a person, ticked it. `fired`: one of them fired, or somebody took a tick back,
 * so the box is a person's now. `over`: the time is up. `disturbed`: the run has something else to see to. `given-up`: whoever waited does not
 * want to any longer.
 */
export type RuleEnd = 'settled' | 'fired' | 'over' | 'disturbed' | 'given-up';

interface Waiting {
  readonly item: string;
  /** Epoch ms; null for as long as it takes. */
  readonly until: number | null;
  /** Asked at every event and every second. */
  readonly isStopped: () => boolean;
}

/** Waits for the alert rules of a box to tick it. Ticks nothing itself: whatever watches the run does. */
export function waitRule(session: RunSession, waiting: Waiting): Promise<RuleEnd> {
  return new Promise((resolve) => {
    const look = (): void => {
      const end = waiting.isStopped() ? 'given-up' : endOf(session, waiting);
      if (end === null) return;
      stopLooking();
      stopListening();
      resolve(end);
    };
    const stopLooking = session.clock.every(lookEveryMs, look);
    const stopListening = session.subscribe(look);
    look();
  });
}

/** Null while its rules are still waited for. */
function endOf(session: RunSession, { item, until }: Waiting): RuleEnd | null {
  const { state } = session;
  if (isItemSettled(state, item)) return 'settled';
  if (state.status === 'ended' || state.rollback !== null || openProposal(state) !== null) return 'disturbed';
  // An edited checklist may have no such box any more, or a source less.
  if (awaitedRules(session.runPlan, state, { id: item }).length === 0) return 'fired';
  return until !== null && session.clock.now() >= until ? 'over' : null;
}
