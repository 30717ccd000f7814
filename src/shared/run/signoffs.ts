import type { JournalEvent } from '../journal/events.ts';

/** A sign-off as it was given. It counts for the plan with this hash only. */
export interface Signoff {
  readonly name: string;
  readonly at: string;
  readonly signed: boolean;
  readonly planHash: string;
}

/** Why a run goes on without a sign-off that its document names. */
export interface SignoffWaiver {
  readonly actor: string;
  readonly at: string;
  readonly reason: string;
}

/** What of a run's state sign-offs change. */
interface Signed {
  readonly signoffs: Readonly<Record<string, Signoff>>;
  readonly signoffWaivers?: Readonly<Record<string, SignoffWaiver>>;
}

type SignoffEvent = Extract<
  JournalEvent,
  { readonly type: 'signoff.given' | 'signoff.withdrawn' | 'signoff.waived' }
>;

/** Folds a sign-off, its withdrawal, or its waiver. A withdrawal takes back both. */
export function foldSignoff<State extends Signed>(state: State, event: SignoffEvent): State {
  const { role, at } = event;
  switch (event.type) {
    case 'signoff.given': {
      const { name, signed, planHash } = event;
      return { ...state, signoffs: { ...state.signoffs, [role]: { name, at, signed, planHash } } };
    }
    case 'signoff.waived': {
      const { actor, reason } = event;
      return { ...state, signoffWaivers: { ...state.signoffWaivers, [role]: { actor, at, reason } } };
    }
    default: {
      const { [role]: _withdrawn, ...signoffs } = state.signoffs;
      if (state.signoffWaivers === undefined) return { ...state, signoffs };
      const { [role]: _waived, ...signoffWaivers } = state.signoffWaivers;
      return { ...state, signoffs, signoffWaivers };
    }
  }
}
