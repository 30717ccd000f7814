import type { Judged } from '../../journal/judgment-shape.ts';
import type { AlertState, Connection } from '../../wire/live.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';

/** What a gate is judged by, beside its journal: what is known of servers and of production at this moment. */
export interface CardScene {
  readonly plan: RunPlan;
  readonly state: RunState;
  /** Epoch ms. */
  readonly now: number;
  readonly connections: readonly Connection[];
  /** States of the alert rules; null where nobody watches (yet). */
  readonly alerts: readonly AlertState[] | null;
  /** Whether what is measured got worse since the change; null while nothing can be compared. */
  readonly judged: Judged | null;
  /** When the restore point was pinned, ISO 8601; null while there is none. */
  readonly pinnedAt: string | null;
}

/** Where a row leads to. */
export type GateLink =
  | { readonly to: 'item'; readonly id: string; readonly label: string }
  | { readonly to: 'section'; readonly id: string; readonly label: string }
  | { readonly to: 'reconnect'; readonly target: string; readonly label: string }
  | { readonly to: 'rollback'; readonly label: string }
  | { readonly to: 'watched'; readonly label: string };

/** One line of the card. */
export interface GateRow {
  readonly key:
    | 'checks'
    | 'by-hand'
    | 'signoffs'
    | 'soak'
    | 'servers'
    | 'rollback'
    | 'watched'
    | 'judged'
    | 'next';
  readonly name: string;
  /** `missing` holds the gate, `care` deserves a look, `info` says something. */
  readonly state: 'ok' | 'missing' | 'care' | 'info';
  readonly text: string;
  /** More lines below, the most important first. */
  readonly details: readonly string[];
  readonly links: readonly GateLink[];
}
