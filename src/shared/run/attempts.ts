import type { RuleEvidence } from '../journal/alert-shapes.ts';
import type { JournalEvent } from '../journal/events.ts';
import type { Outcome } from '../journal/outcome.ts';

/** What is known of one item: its status and every try that led to it. */
export interface ItemState {
  /** `part-way`: on a group, nothing went wrong on any host, and some hosts' turn has not come. */
  readonly status: 'pending' | 'running' | 'part-way' | Outcome;
  readonly attempts: readonly Attempt[];
  /** The number of the last attempt that was sent ahead, begun or not; absent while none was. */
  readonly sentUpTo?: number;
  readonly tick: Tick | null;
  /** Why `slipway` took its own tick back; absent while it did not, and once the box is settled. */
  readonly untick?: { readonly at: string; readonly reason: string };
  /** A person took its tick back: no rule ticks it any more. */
  readonly reopened?: true;
  readonly waiver: {
    readonly actor: string;
    readonly at: string;
    readonly reason: string;
  } | null;
}

/** Who ticked a box; `evidence` is what its rules were evaluated by, where those ticked it. */
export interface Tick {
  readonly actor: string;
  readonly at: string;
  readonly note: string | null;
  readonly evidence?: readonly RuleEvidence[];
}

export interface Attempt {
  readonly n: number;
  readonly target: string;
  readonly command: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly timeoutMs: number;
  readonly dir: string | null;
  readonly outcome: Outcome | null;
  readonly exit: number | null;
  readonly durationMs: number | null;
  readonly outputBytes: number;
  readonly outputSha256: string | null;
  readonly reason: string | null;
  /** Who confirmed a dangerous command before it started. */
  readonly confirmedBy?: string;
  /** Where the target is a group: the hosts of this attempt, in the order in which they are taken. */
  readonly hosts?: readonly HostAttempt[];
  /** Where the target is a group: every host of it, those included that this attempt leaves alone. */
  readonly group?: readonly string[];
}

/** One host's part of an attempt on a group; `pending` until its turn has come. */
export interface HostAttempt {
  readonly host: string;
  readonly status: 'pending' | 'running' | Outcome;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  readonly dir: string | null;
  readonly exit: number | null;
  readonly durationMs: number | null;
  readonly outputBytes: number;
  readonly outputSha256: string | null;
  readonly reason: string | null;
}

/** An item no event has named. */
export const untouched: ItemState = { status: 'pending', attempts: [], tick: null, waiver: null };

/** The events that change an item's state. */
export type ItemEvent = Exclude<
  Extract<JournalEvent, { readonly item: string }>,
  { readonly type: 'item.withdrawn' }
>;
