import type { Armed, JournalEvent, RestorePoint } from '../journal/events.ts';
import type { Judged } from '../journal/judgment-shape.ts';
import type { Outcome } from '../journal/outcome.ts';
import type { Environment } from '../plan/environment.ts';
import { assertNever } from '../text/assert-never.ts';
import { type AlertNote, foldAlert, type LastAlert } from './alerts/alert-notes.ts';
import { type ItemState, untouched } from './attempts.ts';
import { type Choice, foldChoice } from './choices.ts';
import { isSettled } from './is-settled.ts';
import { foldItem } from './item-state.ts';
import { foldProposals, type Proposal } from './proposals/proposals.ts';
import { foldSent, type SentAhead } from './sent-ahead.ts';
import { foldSignoff, type Signoff, type SignoffWaiver } from './signoffs.ts';

/**
 * What is known of a run: the pure fold of its journal. The engine folds to decide, the window folds to draw,
 * recovery folds from disk; nothing else holds run state.
 */
export interface RunState {
  readonly seq: number;
  readonly run: string;
  readonly kind: 'release' | 'rollback';
  readonly of: string | null;
  readonly file: string;
  readonly planHash: string;
  readonly title: string;
  readonly version: string;
  readonly environment: Environment;
  readonly actor: string;
  readonly targets: readonly string[];
  readonly order: readonly string[];
  readonly alternative: string | null;
  readonly createdAt: string;
  readonly startedAt: string | null;
  readonly endedAt: string | null;
  /**
   * `ready`: nothing has been started. `running`: work may start. `paused`: a person or a failure holds it.
   * `ended`: nothing more will happen.
   */
  readonly status: 'ready' | 'running' | 'paused' | 'ended';
  readonly pauseReason: string | null;
  readonly outcome: Outcome | null;
  readonly summary: string | null;
  readonly items: Readonly<Record<string, ItemState>>;
  readonly gates: Readonly<
    Record<string, { readonly actor: string; readonly at: string; readonly reason: string | null }>
  >;
  /** By question: what a person chose; absent while nothing was. */
  readonly choices?: Readonly<Record<string, Choice>>;
  /** Who let the preparing steps run, and when; absent while nobody did. */
  readonly prepared?: { readonly actor: string; readonly at: string };
  readonly signoffs: Readonly<Record<string, Signoff>>;
  /** By role: why the run goes on without its sign-off; absent while none was waived. */
  readonly signoffWaivers?: Readonly<Record<string, SignoffWaiver>>;
  readonly values: Readonly<Record<string, string>>;
  readonly restorePoint: RestorePoint | null;
  readonly staged: Readonly<
    Record<string, { readonly dir: string; readonly files: number; readonly bytes: number }>
  >;
  readonly armed: Armed | null;
  readonly rollback: RollbackState | null;
  readonly verified: readonly string[];
  /** A rule's words -> its last state. Its place in the document moves when the document is edited. */
  readonly alerts: Readonly<Record<string, LastAlert>>;
  /** Who acknowledged or silenced which rule, in order; absent while nobody did. */
  readonly alertNotes?: readonly AlertNote[];
  /** What the numbers advised last; absent while there was nothing to compare. */
  readonly judgment?: Judged & { readonly at: string };
  /** Attempts that were sent ahead and are not known to have begun; absent while there was none. */
  readonly sent?: readonly SentAhead[];
  /** What firing rollback triggers proposed, in order; absent while there was nothing. */
  readonly proposals?: readonly Proposal[];
}

export interface RollbackState {
  readonly run: string;
  readonly alternative: string;
  readonly startedAt: string;
  readonly endedAt: string | null;
  readonly outcome: Outcome | null;
  readonly durationMs: number | null;
}

/** The state before the first event; `run.created` fills it. */
export const emptyRunState: RunState = {
  seq: 0,
  run: '',
  kind: 'release',
  of: null,
  file: '',
  planHash: '',
  title: '',
  version: '',
  environment: 'production',
  actor: '',
  targets: [],
  order: [],
  alternative: null,
  createdAt: '',
  startedAt: null,
  endedAt: null,
  status: 'ready',
  pauseReason: null,
  outcome: null,
  summary: null,
  items: {},
  gates: {},
  signoffs: {},
  values: {},
  restorePoint: null,
  staged: {},
  armed: null,
  rollback: null,
  verified: [],
  alerts: {},
};

/** An item's state; an item no event has named is pending. */
export function itemState(state: RunState, id: string): ItemState {
  return state.items[id] ?? untouched;
}

/** True once nothing about the item holds its gate: it passed, was ticked, skipped or waived. */
export function isItemSettled(state: RunState, id: string): boolean {
  return isSettled(itemState(state, id).status);
}

/** The next attempt's number. One that was sent ahead is not sent again under its number, even where it never began. */
export function nextAttempt(state: RunState, id: string): number {
  const { attempts, sentUpTo = 0 } = itemState(state, id);
  return Math.max(attempts.at(-1)?.n ?? 0, sentUpTo) + 1;
}

/**
 * Folds one journal event into the state. Pure and total: an event about an item nobody announced is still kept,
 * because a journal is evidence and must never be refused by its reader.
 */
export function transition(state: RunState, event: JournalEvent): RunState {
  return { ...fold(state, event), seq: event.seq };
}

function fold(state: RunState, event: JournalEvent): RunState {
  switch (event.type) {
    case 'run.created':
      return {
        ...state,
        run: event.run,
        kind: event.kind,
        of: event.of ?? null,
        file: event.file,
        planHash: event.planHash,
        title: event.title,
        version: event.version,
        environment: event.environment,
        actor: event.actor,
        targets: event.targets,
        order: event.items,
        alternative: event.alternative ?? null,
        createdAt: event.at,
      };
    case 'plan.changed':
      return {
        ...state,
        planHash: event.planHash,
        title: event.title,
        version: event.version,
        targets: event.targets,
        order: event.items,
        gates: Object.fromEntries(Object.entries(state.gates).filter(([id]) => !event.shut.includes(id))),
      };
    case 'values.given':
      return { ...state, values: { ...state.values, ...event.values } };
    case 'run.started':
      return { ...state, status: 'running', startedAt: state.startedAt ?? event.at };
    case 'run.paused':
      return { ...state, status: 'paused', pauseReason: event.reason };
    case 'run.resumed':
      return { ...state, status: 'running', pauseReason: null };
    case 'restore-point.pinned':
      return { ...state, restorePoint: event.point };
    case 'artifacts.staged':
      return {
        ...state,
        staged: {
          ...state.staged,
          [event.target]: {
            dir: event.dir,
            files: event.files.length,
            bytes: event.files.reduce((sum, file) => sum + file.bytes, 0),
          },
        },
      };
    case 'item.withdrawn':
      return { ...state, sent: foldSent(state.sent ?? [], event) };
    case 'item.sent':
    case 'item.started':
    case 'host.started':
    case 'host.ended':
    case 'item.ended':
    case 'item.ticked':
    case 'item.unticked':
    case 'item.waived':
    case 'item.decided':
      return {
        ...state,
        ...(state.sent === undefined && event.type !== 'item.sent'
          ? {}
          : { sent: foldSent(state.sent ?? [], event) }),
        items: { ...state.items, [event.item]: foldItem(itemState(state, event.item), event) },
      };
    case 'choice.made':
      return foldChoice(state, event);
    case 'preparation.confirmed':
      return { ...state, prepared: { actor: event.actor, at: event.at } };
    case 'gate.opened':
      return {
        ...state,
        gates: {
          ...state.gates,
          [event.gate]: { actor: event.actor, at: event.at, reason: event.reason ?? null },
        },
      };
    case 'signoff.given':
    case 'signoff.withdrawn':
    case 'signoff.waived':
      return foldSignoff(state, event);
    case 'rollback.armed':
      return { ...state, armed: event.armed };
    case 'rollback.proposed':
    case 'rollback.declined':
      return foldProposals(state, event);
    case 'rollback.started':
      return {
        ...foldProposals(state, event),
        rollback: {
          run: event.run,
          alternative: event.alternative,
          startedAt: event.at,
          endedAt: null,
          outcome: null,
          durationMs: null,
        },
      };
    case 'rollback.verified':
      // A rollback that paused is verified again; a host counts once.
      return { ...state, verified: [...new Set([...state.verified, event.target])] };
    case 'rollback.ended':
      return state.rollback === null
        ? state
        : {
            ...state,
            rollback: {
              ...state.rollback,
              endedAt: event.at,
              outcome: event.outcome,
              durationMs: event.durationMs,
            },
          };
    case 'alert.changed':
      return foldAlert(foldProposals(state, event), event);
    case 'alert.acknowledged':
    case 'alert.silenced':
    case 'alert.unsilenced':
      return foldAlert(state, event);
    case 'judgment.changed': {
      const { verdict, since, worse, steady, missingMs, at } = event;
      return { ...state, judgment: { verdict, since, worse, steady, missingMs, at } };
    }
    case 'connection.changed':
    case 'repoint.started':
      return state;
    case 'run.recovered':
      return {
        ...state,
        status: state.status === 'running' ? 'paused' : state.status,
        pauseReason: 'reopened after the console ended',
      };
    case 'run.cancelled':
      return { ...state, status: 'paused', pauseReason: `canceled by ${event.actor}: ${event.reason}` };
    case 'run.ended':
      return { ...state, status: 'ended', endedAt: event.at, outcome: event.outcome, summary: event.summary };
    default:
      return assertNever(event);
  }
}
