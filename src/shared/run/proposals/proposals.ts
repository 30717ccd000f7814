import type { JournalEvent } from '../../journal/events.ts';
import type { ProposalCause, TriggerMode } from '../../journal/proposal-shape.ts';
import { assertNever } from '../../text/assert-never.ts';

/** A rollback that a firing trigger proposed, and what became of the proposal. */
export interface Proposal {
  readonly id: string;
  readonly mode: TriggerMode;
  readonly cause: ProposalCause;
  readonly text: string;
  readonly value: number | null;
  readonly shown: string;
  readonly why?: string;
  readonly since: string;
  readonly restores: string;
  readonly reasons: readonly string[];
  readonly at: string;
  /** `taken`: production was rolled back since, by whoever pressed the control. */
  readonly answer: {
    readonly kind: 'taken' | 'declined';
    readonly actor: string;
    readonly at: string;
    readonly reason: string | null;
  } | null;
  /** The condition has passed since: a further firing asks again, and an open question lapses. */
  readonly over: boolean;
}

/** What of a run's state proposals are kept in. */
interface WithProposals {
  readonly proposals?: readonly Proposal[];
}

export type ProposalEvent = Extract<
  JournalEvent,
  { readonly type: 'rollback.proposed' | 'rollback.declined' | 'rollback.started' | 'alert.changed' }
>;

/** Folds what concerns proposals into the state. Pure; a journal without any leaves the state as it is. */
export function foldProposals<State extends WithProposals>(state: State, event: ProposalEvent): State {
  if (event.type === 'rollback.proposed') {
    const { proposal: id, mode, cause, text, value, shown, why, since, restores, reasons, at } = event;
    const told = why === undefined ? {} : { why };
    const opened = { id, mode, cause, text, value, shown, ...told, since, restores, reasons, at };
    return { ...state, proposals: [...(state.proposals ?? []), { ...opened, answer: null, over: false }] };
  }
  return state.proposals === undefined
    ? state
    : { ...state, proposals: state.proposals.map((proposal) => foldProposal(proposal, event)) };
}

function foldProposal(
  proposal: Proposal,
  event: Exclude<ProposalEvent, { readonly type: 'rollback.proposed' }>,
): Proposal {
  switch (event.type) {
    case 'rollback.declined': {
      if (proposal.id !== event.proposal) return proposal;
      const { actor, at, reason = null } = event;
      return { ...proposal, answer: { kind: 'declined', actor, at, reason } };
    }
    case 'rollback.started': {
      if (!isOpen(proposal)) return proposal;
      return { ...proposal, answer: { kind: 'taken', actor: event.actor, at: event.at, reason: null } };
    }
    case 'alert.changed': {
      const passed = proposal.cause === 'no-data' ? event.state !== 'no-data' : event.state === 'resolved';
      return passed && proposal.text === event.text ? { ...proposal, over: true } : proposal;
    }
    default:
      return assertNever(event);
  }
}

function isOpen({ mode, answer, over }: Proposal): boolean {
  return mode !== 'shadow' && answer === null && !over;
}

/** The proposal that waits for a person's answer; null when there is none. */
export function openProposal(
  state: WithProposals & { readonly status: string; readonly rollback: object | null },
): Proposal | null {
  if (state.status === 'ended' || state.rollback !== null) return null;
  return state.proposals?.findLast(isOpen) ?? null;
}

/** Whether this firing of a rule was proposed already, whatever the answer. */
export function wasProposed(state: WithProposals, text: string): boolean {
  return state.proposals?.some((proposal) => proposal.text === text && !proposal.over) === true;
}
