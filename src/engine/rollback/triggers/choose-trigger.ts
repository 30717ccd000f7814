import type { Proposal } from '../../../shared/run/proposals/proposals.ts';
import { openProposal, wasProposed } from '../../../shared/run/proposals/proposals.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { JudgedRule } from '../../measures/judged-rule.ts';

/** A source that does not answer is asked about after this long, in ms, where its rule names no duration: a restart takes less. */
const silentForMs = 30_000;

/** A rollback trigger that wants something done. */
export interface Trigger {
  readonly cause: Proposal['cause'];
  readonly alert: JudgedRule;
  /** Epoch ms. */
  readonly since: number;
}

/**
 * The next rollback trigger to propose a rollback for; null while there is none. A breach goes before silence, a firing is
 * proposed once until it has resolved, and nothing is proposed while another proposal waits for its answer. Pure.
 */
export function chooseTrigger(state: RunState, alerts: readonly JudgedRule[], now: number): Trigger | null {
  if (openProposal(state) !== null) return null;
  const fresh = alerts.filter(({ rule }) => rule.rollback === true && !wasProposed(state, rule.text));
  const firing = fresh.find((alert) => alert.state === 'firing');
  if (firing !== undefined) return { cause: 'breach', alert: firing, since: firing.since ?? now };
  for (const alert of fresh) {
    const { silentSince, rule } = alert;
    if (silentSince !== null && now - silentSince >= (rule.forMs ?? silentForMs))
      return { cause: 'no-data', alert, since: silentSince };
  }
  return null;
}

/** Triggers whose silence was proposed and that are measured again. Pure. */
export function heardAgain(state: RunState, alerts: readonly JudgedRule[]): readonly JudgedRule[] {
  return alerts.filter(
    ({ rule, silentSince }) =>
      silentSince === null &&
      state.proposals?.some(
        (proposal) => proposal.cause === 'no-data' && proposal.text === rule.text && !proposal.over,
      ) === true,
  );
}
