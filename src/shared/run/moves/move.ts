/** What a person, or a walk on their behalf, can ask of a run. Items, gates and proposals are named by their ids. */
export type Move =
  | { readonly do: 'run'; readonly item: string; readonly confirmed?: boolean }
  | { readonly do: 'cancel' | 'tick' | 'untick'; readonly item: string }
  /** Without a reason: whether it may be waived, or decided, at all. */
  | { readonly do: 'waive' | 'decide'; readonly item: string; readonly reason?: string }
  | { readonly do: 'open-gate'; readonly gate: string }
  | { readonly do: 'sign' | 'unsign'; readonly role: string }
  /** Without a reason: whether the sign-off may be waived at all. */
  | { readonly do: 'waive-signoff'; readonly role: string; readonly reason?: string }
  | { readonly do: 'advance' | 'pause' | 'cancel-all' | 'finish' | 'take-document' | 'reconnect' }
  /** Without an answer: whether it may be answered at all. */
  | { readonly do: 'choose'; readonly question: string; readonly answer?: string }
  | { readonly do: 'prepare' }
  /** With a reason: although nothing has been changed. `fromDamaged`: a person has decided to, although its journal is damaged. */
  | { readonly do: 'roll-back'; readonly reason?: string; readonly fromDamaged?: boolean }
  | { readonly do: 'decline'; readonly proposal: string }
  /** Alert rules are named by their words. */
  | { readonly do: 'acknowledge' | 'unsilence'; readonly rule: string }
  /** Without a reason: whether it may be silenced at all. */
  | { readonly do: 'silence'; readonly rule: string; readonly reason?: string };

/** Why a move may not be made. Stable: scripts, tests and help refer to these. */
export type RefusalCode =
  | 'observing'
  | 'damaged'
  | 'run-ended'
  | 'not-in-plan'
  | 'nothing-to-run'
  | 'running'
  | 'not-running'
  | 'outcome-unknown'
  | 'outcome-known'
  | 'gate-shut'
  | 'needs-confirmation'
  | 'not-ticked-by-hand'
  | 'needs-run'
  | 'reason-missing'
  | 'not-waivable'
  | 'rolling-back'
  | 'keeps-plan'
  | 'not-signed'
  | 'is-rollback'
  | 'needs-choice'
  | 'not-chosen'
  | 'never-run'
  | 'nothing-changed'
  | 'no-rollback'
  | 'no-proposal'
  | 'not-firing'
  | 'acknowledged'
  | 'not-silenced';

/** Why a move may not be made, for a person: what is in the way and what was not done, then what to do. */
export interface Refusal {
  readonly code: RefusalCode;
  readonly message: string;
  readonly hint?: string;
}

/** The moment and the console a question about moves comes from. */
export interface Moment {
  /** Epoch ms. */
  readonly now: number;
  /** Who drives the run when whoever asks only watches; null when the asker drives it. */
  readonly observes: string | null;
  /** Where the run's journal is damaged; null, or left out, where it is not. */
  readonly damage?: { readonly line: number; readonly reason: string } | null;
}
