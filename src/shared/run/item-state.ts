import { assertNever } from '../text/assert-never.ts';
import type { Attempt, ItemEvent, ItemState, Tick } from './attempts.ts';
import {
  decideHosts,
  endHost,
  groupOutcome,
  groupStatus,
  hostStates,
  startHost,
  waitingHosts,
} from './group-state.ts';

/** Folds an event about one item into its state. Pure and total. */
export function foldItem(item: ItemState, event: ItemEvent): ItemState {
  switch (event.type) {
    case 'item.sent':
      return { ...item, sentUpTo: event.attempt };
    case 'item.started':
      return { ...item, status: 'running', waiver: null, attempts: [...item.attempts, startAttempt(event)] };
    case 'host.started':
      return withAttempt(item, event.attempt, (attempt) => startHost(attempt, event));
    case 'host.ended':
      return withAttempt(item, event.attempt, (attempt) => endHost(attempt, event));
    case 'item.ended': {
      const ended = withAttempt(item, event.attempt, (attempt) => endAttempt(attempt, event));
      return { ...ended, status: groupStatus(event.outcome, hostStates(ended)) };
    }
    case 'item.ticked':
      return { ...withoutUntick(item), status: 'passed', tick: tickOf(event) };
    case 'item.unticked': {
      const { at, reason } = event;
      const untick = reason === undefined ? { reopened: true as const } : { untick: { at, reason } };
      return { ...withoutUntick(item), status: 'pending', tick: null, ...untick };
    }
    case 'item.waived':
      return {
        ...withoutUntick(item),
        status: 'waived',
        waiver: { actor: event.actor, at: event.at, reason: event.reason },
      };
    case 'item.decided': {
      const decided = decideHosts(item, event);
      const hosts = hostStates(decided);
      return {
        ...decided,
        status: hosts.length === 0 ? event.outcome : groupStatus(groupOutcome(hosts), hosts),
        tick: { actor: event.actor, at: event.at, note: event.reason },
      };
    }
    default:
      return assertNever(event);
  }
}

function tickOf({ actor, at, note, evidence }: Extract<ItemEvent, { readonly type: 'item.ticked' }>): Tick {
  return { actor, at, note: note ?? null, ...(evidence === undefined ? {} : { evidence }) };
}

function withoutUntick({ untick: _untick, ...item }: ItemState): ItemState {
  return item;
}

function startAttempt(event: Extract<ItemEvent, { readonly type: 'item.started' }>): Attempt {
  return {
    n: event.attempt,
    target: event.target,
    command: event.command,
    startedAt: event.at,
    endedAt: null,
    timeoutMs: event.timeoutMs,
    dir: event.dir ?? null,
    outcome: null,
    exit: null,
    durationMs: null,
    outputBytes: 0,
    outputSha256: null,
    reason: null,
    ...(event.confirmedBy === undefined ? {} : { confirmedBy: event.confirmedBy }),
    ...(event.hosts === undefined
      ? {}
      : { hosts: waitingHosts(event.hosts), group: event.group ?? event.hosts }),
  };
}

function endAttempt(attempt: Attempt, event: Extract<ItemEvent, { readonly type: 'item.ended' }>): Attempt {
  return {
    ...attempt,
    endedAt: event.at,
    outcome: event.outcome,
    exit: event.exit,
    durationMs: event.durationMs,
    outputBytes: event.outputBytes,
    outputSha256: event.outputSha256,
    reason: event.reason ?? null,
  };
}

function withAttempt(item: ItemState, n: number, change: (attempt: Attempt) => Attempt): ItemState {
  return { ...item, attempts: item.attempts.map((attempt) => (attempt.n === n ? change(attempt) : attempt)) };
}
