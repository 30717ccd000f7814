import type { ProposalCause } from '../../../shared/journal/proposal-shape.ts';
import { openProposal, wasProposed } from '../../../shared/run/proposals/proposals.ts';
import type { RunState } from '../../../shared/run/run-state.ts';
import type { JudgedRule } from '../../measures/judged-rule.ts';

/** A source that does not answer is asked about after this long, in ms, where its rule names no duration: a restart takes less. */
const silentForMs = 30_000;

/** What is told of a rollback that is proposed: a rule's words and reading, or what got worse. */
export interface TriggerCause {
  readonly text: string;
  readonly value: number | null;
  /** The reading as a reader wants it; empty when there is none. */
  readonly shown: string;
  /** Why what measures it is not read; null where it is, or nobody says. */
  readonly why: string | null;
}

/** A rollback trigger that wants something done. */
export interface Trigger extends TriggerCause {
  readonly cause: ProposalCause;
  /** Epoch ms. */
  readonly since: number;
}

/** What is watched of a release. */
export interface Watched {
  readonly alerts: readonly JudgedRule[];
  /** Whether it got worse for certain since its change; null while it did not. `since`: when the change was out, epoch ms. */
  readonly worse: { readonly shown: string; readonly since: number } | null;
}

/** What a proposal says that no rule of the document made. */
export const worseText = 'What is measured got worse since the change';

/**
 * The next rollback trigger to propose a rollback for; null while there is none. A breach goes before what got worse, and that before
 * silence; a firing is proposed once until it has resolved, and nothing is proposed while another proposal waits for its answer. Pure.
 */
export function chooseTrigger(state: RunState, { alerts, worse }: Watched, now: number): Trigger | null {
  if (openProposal(state) !== null) return null;
  const fresh = alerts.filter(({ rule }) => rule.rollback === true && !wasProposed(state, rule.text));
  const firing = fresh.find((alert) => alert.state === 'firing');
  if (firing !== undefined) return { ...told(firing), cause: 'breach', since: firing.since ?? now };
  if (worse !== null && !wasProposed(state, worseText))
    return { cause: 'worse', text: worseText, value: null, why: null, ...worse };
  for (const alert of fresh) {
    const { silentSince, rule } = alert;
    if (silentSince !== null && now - silentSince >= (rule.forMs ?? silentForMs))
      return { ...told(alert), cause: 'no-data', since: silentSince };
  }
  return null;
}

function told({ rule, value, shown, silentReason }: JudgedRule): TriggerCause {
  return { text: rule.text, value, shown, why: silentReason };
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
