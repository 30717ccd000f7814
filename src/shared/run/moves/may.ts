import type { WorkItem } from '../../plan/work.ts';
import { assertNever } from '../../text/assert-never.ts';
import { gateHolds } from '../gates.ts';
import { dangerSentence, needsConfirmation } from '../needs-confirmation.ts';
import { openProposal } from '../proposals.ts';
import type { RunPlan } from '../run-plan.ts';
import { itemState, type RunState } from '../run-state.ts';
import { waiverRefusal } from '../waivers.ts';
import { shutGateBefore } from './find-gate.ts';
import type { Moment, Move, Refusal } from './move.ts';
import * as words from './refusal-words.ts';

/** A question about a move: the plan and the state it is asked of, and when and by whom. */
export interface Question {
  readonly plan: RunPlan;
  readonly state: RunState;
  readonly at: Moment;
}

type ItemMove = Extract<Move, { readonly item: string }>;

/** Why a move may not be made now; null where it may. Pure. */
export function refusalOf(question: Question, move: Move): Refusal | null {
  return closedTo(question, move) ?? refusalByKind(question, move);
}

/** An observer changes nothing, but may ask for a rollback: the console that drives does it. An ended run can be taken back. */
function closedTo({ state, at }: Question, move: Move): Refusal | null {
  if (move.do === 'roll-back') return null;
  if (at.observes !== null) return words.observing(at.observes);
  return state.status === 'ended' && move.do !== 'reconnect' ? words.runEnded : null;
}

function refusalByKind(question: Question, move: Move): Refusal | null {
  switch (move.do) {
    case 'run':
    case 'cancel':
    case 'tick':
    case 'untick':
    case 'decide':
    case 'waive': {
      const item = question.plan.byId.get(move.item);
      return item === undefined ? words.notInPlan('item', move.item) : refusalForItem(question, item, move);
    }
    case 'open-gate':
      return gateRefusal(question, move.gate);
    case 'sign':
    case 'unsign':
      return signoffRefusal(question, move);
    case 'roll-back':
      return rollbackRefusal(question);
    case 'decline':
      return openProposal(question.state)?.id === move.proposal ? null : words.noProposal;
    case 'pause':
      return question.state.status === 'running' ? null : words.runNotRunning;
    case 'advance':
    case 'cancel-all':
    case 'finish':
    case 'take-document':
    case 'reconnect':
      return null;
    default:
      return assertNever(move);
  }
}

function refusalForItem(question: Question, item: WorkItem, move: ItemMove): Refusal | null {
  const { status, tick } = itemState(question.state, item.id);
  switch (move.do) {
    case 'run':
      return runRefusal(question, item, move.confirmed === true);
    case 'cancel':
      return status === 'running' ? null : words.itemNotRunning(item);
    case 'tick':
      return tickRefusal(question, item);
    case 'untick':
      return tick === null ? words.notTicked(item) : null;
    case 'decide':
      return status === 'unknown' ? null : words.outcomeKnown(item);
    case 'waive':
      return waiveRefusal(question, item, move.reason);
    default:
      return assertNever(move);
  }
}

function tickRefusal(question: Question, item: WorkItem): Refusal | null {
  if (itemState(question.state, item.id).status === 'running') return words.runningTick(item);
  return item.kind === 'step' ? words.needsRun(item) : gateInFront(question, item);
}

function waiveRefusal({ plan, state }: Question, item: WorkItem, reason: string | undefined): Refusal | null {
  if (reason?.trim() === '') return words.reasonMissing;
  const why = waiverRefusal(item, plan.gates);
  if (why !== null) return words.notWaivable(item, why);
  return itemState(state, item.id).status === 'running' ? words.runningWaive(item) : null;
}

function runRefusal(question: Question, item: WorkItem, confirmed: boolean): Refusal | null {
  const { status } = itemState(question.state, item.id);
  if (item.command === undefined) return words.nothingToRun(item);
  if (!confirmed && needsConfirmation(item, question.state)) return words.unconfirmed(dangerSentence(item));
  if (status === 'running') return words.running(item);
  if (status === 'unknown' && item.settings?.idempotent !== true) return words.outcomeUnknown(item);
  return gateInFront(question, item);
}

function gateInFront({ plan, state, at }: Question, item: WorkItem): Refusal | null {
  const gate = shutGateBefore(plan, state, item);
  return gate === null ? null : words.behindGate(item, gate.id, gateHolds(gate, state, plan.work, at.now));
}

function gateRefusal({ plan, state, at }: Question, id: string): Refusal | null {
  const gate = plan.gates.find((candidate) => candidate.id === id);
  if (gate === undefined) return words.notInPlan('gate', id);
  if (state.gates[id] !== undefined) return null;
  const holds = gateHolds(gate, state, plan.work, at.now);
  return holds.length === 0 ? null : words.gateShut(holds);
}

function signoffRefusal(
  { plan, state }: Question,
  move: Extract<Move, { readonly role: string }>,
): Refusal | null {
  if (move.do === 'unsign')
    return state.signoffs[move.role] === undefined ? words.notSigned(move.role) : null;
  return plan.plan.signoffs.some(({ role }) => role === move.role) ? null : words.noSuchSignoff(move.role);
}

function rollbackRefusal({ plan, state }: Question): Refusal | null {
  if (state.kind === 'rollback') return words.isRollback;
  return plan.plan.rollback.alternatives.length === 0 ? words.noRollback : null;
}
