import type { WorkItem } from '../../plan/work.ts';
import { assertNever } from '../../text/assert-never.ts';
import type { ItemState } from '../attempts.ts';
import { openQuestion, questionsOf, settledBy } from '../choices.ts';
import { gateHolds } from '../gates.ts';
import { dangerSentence, needsConfirmation } from '../needs-confirmation.ts';
import { openProposal } from '../proposals/proposals.ts';
import type { RunPlan } from '../run-plan.ts';
import { itemState, type RunState } from '../run-state.ts';
import { waiverRefusal } from '../waivers.ts';
import { shutGateBefore } from './find-gate.ts';
import { alertRefusal } from './may-quiet.ts';
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
  const damage = at.damage ?? null;
  if (move.do === 'roll-back')
    return damage === null || move.fromDamaged === true ? null : words.damagedRollback(damage);
  if (damage !== null) return words.damaged(damage);
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
    case 'waive-signoff':
      return signoffRefusal(question, move);
    case 'choose':
      return choiceRefusal(question, move);
    case 'prepare':
      return question.state.prepared === undefined ? null : words.alreadyPrepared;
    case 'roll-back':
      return rollbackRefusal(question, move);
    case 'decline':
      return openProposal(question.state)?.id === move.proposal ? null : words.noProposal;
    case 'acknowledge':
    case 'silence':
    case 'unsilence':
      return alertRefusal(question, move);
    case 'pause':
      return pauseRefusal(question.state);
    case 'finish':
      return whileRunning(question, words.runningFinish);
    case 'take-document':
      return documentRefusal(question);
    case 'advance':
    case 'cancel-all':
    case 'reconnect':
      return null;
    default:
      return assertNever(move);
  }
}

function refusalForItem(question: Question, item: WorkItem, move: ItemMove): Refusal | null {
  switch (move.do) {
    case 'run':
      return runRefusal(question, item, move.confirmed === true);
    case 'cancel':
      return statusOf(question, item) === 'running' ? null : words.itemNotRunning(item);
    case 'tick':
      return tickRefusal(question, item);
    case 'untick':
      return untickRefusal(question, item);
    case 'decide':
      return decideRefusal(question, item, move.reason);
    case 'waive':
      return waiveRefusal(question, item, move.reason);
    default:
      return assertNever(move);
  }
}

function statusOf({ state }: Question, item: WorkItem): ItemState['status'] {
  return itemState(state, item.id).status;
}

function tickRefusal(question: Question, item: WorkItem): Refusal | null {
  if (statusOf(question, item) === 'running') return words.runningTick(item);
  return item.kind === 'step' ? words.needsRun(item) : gateInFront(question, item);
}

function untickRefusal(question: Question, item: WorkItem): Refusal | null {
  if (statusOf(question, item) === 'running') return words.runningTick(item);
  return itemState(question.state, item.id).tick === null ? words.notTicked(item) : null;
}

function decideRefusal(question: Question, item: WorkItem, reason: string | undefined): Refusal | null {
  if (isBlank(reason)) return words.decisionReasonMissing;
  return statusOf(question, item) === 'unknown' ? null : words.outcomeKnown(item);
}

function waiveRefusal(question: Question, item: WorkItem, reason: string | undefined): Refusal | null {
  if (isBlank(reason)) return words.reasonMissing;
  const why = waiverRefusal(item, question.plan.gates);
  if (why !== null) return words.notWaivable(item, why);
  const status = statusOf(question, item);
  if (status === 'passed' || status === 'skipped') return words.nothingToWaive(item);
  return status === 'running' ? words.runningWaive(item) : null;
}

function runRefusal(question: Question, item: WorkItem, confirmed: boolean): Refusal | null {
  const { status } = itemState(question.state, item.id);
  if (item.command === undefined) return words.nothingToRun(item);
  if (status === 'running') return words.running(item);
  const undecided = choiceInFront(question, item);
  if (undecided !== null) return undecided;
  if (item.kind === 'step' && isRollingBack(question.state)) return words.rollingBack(item);
  if (status === 'unknown' && item.settings?.idempotent !== true) return words.outcomeUnknown(item);
  // Confirmation comes last: nobody is asked to confirm what may not run anyway.
  const gate = gateInFront(question, item);
  if (gate !== null || confirmed || !needsConfirmation(item, question.state)) return gate;
  return words.unconfirmed(dangerSentence(item));
}

/** Whether a rollback of this release has started and not ended. */
function isRollingBack({ rollback }: RunState): boolean {
  return rollback !== null && rollback.endedAt === null;
}

function isBlank(reason: string | undefined): boolean {
  return reason !== undefined && reason.trim() === '';
}

function pauseRefusal({ status }: RunState): Refusal | null {
  if (status === 'running') return null;
  return status === 'paused' ? words.alreadyPaused : words.runNotRunning;
}

/** Refuses while an item runs. Streams that are only followed do not count: they are stopped on the way. */
function whileRunning({ plan, state }: Question, refuse: (item: WorkItem) => Refusal): Refusal | null {
  const running = plan.work.find((item) => !item.follow && itemState(state, item.id).status === 'running');
  return running === undefined ? null : refuse(running);
}

function documentRefusal(question: Question): Refusal | null {
  if (question.state.kind === 'rollback') return words.rollbackKeepsPlan;
  if (question.state.rollback !== null) return words.rolledBackKeepsPlan;
  return whileRunning(question, words.runningDocument);
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
  const { role } = move;
  if (move.do === 'unsign') {
    const isGiven = state.signoffs[role] !== undefined || state.signoffWaivers?.[role] !== undefined;
    return isGiven ? null : words.notSigned(role);
  }
  if (!plan.plan.signoffs.some((asked) => asked.role === role)) return words.noSuchSignoff(role);
  if (move.do !== 'waive-signoff') return null;
  if (isBlank(move.reason)) return words.reasonMissing;
  const demanded = plan.gates.some(({ roles, rolesFrom }) => rolesFrom === 'sidecar' && roles.includes(role));
  if (demanded) return words.signoffDemanded(role);
  return state.signoffs[role]?.planHash === state.planHash ? words.alreadySigned(role) : null;
}

/** One of several ways runs once it is chosen. A case that the document names is decided by running its lines. */
function choiceInFront({ state }: Question, item: WorkItem): Refusal | null {
  if (item.runs === 'never') return words.neverRun(item);
  if (item.guard?.kind !== 'option') return null;
  const open = openQuestion(state, item);
  if (open !== null) return words.needsChoice(item, open);
  const answer = state.choices?.[item.question ?? '']?.answer ?? '';
  return item.guard.label === answer ? null : words.notChosen(item, answer);
}

function choiceRefusal(
  { plan, state }: Question,
  move: Extract<Move, { readonly do: 'choose' }>,
): Refusal | null {
  const asked = questionsOf(plan.work).find(({ question }) => question === move.question);
  if (asked === undefined) return words.noSuchQuestion(move.question);
  const started = asked.items.find((item) => itemState(state, item.id).attempts.length > 0);
  if (started !== undefined) return words.choiceStarted(started);
  return move.answer !== undefined && settledBy(asked, move.answer) === null
    ? words.noSuchAnswer(asked.question, asked.answers)
    : null;
}

function rollbackRefusal(
  { plan, state }: Question,
  { reason, fromDamaged }: Extract<Move, { readonly do: 'roll-back' }>,
): Refusal | null {
  if (state.kind === 'rollback') return words.isRollback;
  if (plan.plan.rollback.alternatives.length === 0) return words.noRollback;
  // What a damaged journal does not say may have happened all the same.
  const insists = fromDamaged === true || (reason !== undefined && reason.trim() !== '');
  return insists || hasChanged(plan, state) ? null : words.nothingChanged;
}

/** Whether anything of a release may have changed something: a line of the change that was begun or done by hand, or an effect. */
function hasChanged({ plan, work }: RunPlan, state: RunState): boolean {
  // Runs of older versions do not know which of their commands change something.
  if (plan.sheet === undefined || state.restorePoint !== null || state.rollback !== null) return true;
  return work.some((item) => {
    const { attempts, tick } = itemState(state, item.id);
    const isBegun = attempts.length > 0 || tick !== null;
    return isBegun && (item.when === 'change' || (item.nature === 'effect' && attempts.length > 0));
  });
}
