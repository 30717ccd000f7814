import { inStages, type WorkItem } from '../../plan/work.ts';
import { openQuestion, type Question, questionsOf } from '../choices.ts';
import type { Gate } from '../gates.ts';
import { dangerSentence, needsConfirmation } from '../needs-confirmation.ts';
import { proposalWords } from '../proposals/proposal-words.ts';
import { openProposal, type Proposal } from '../proposals/proposals.ts';
import type { RunPlan } from '../run-plan.ts';
import { isItemSettled, itemState, type RunState } from '../run-state.ts';
import { shutGateBefore } from './find-gate.ts';
import { isLeftToItsCommands } from './held-boxes.ts';
import { type Roll, rollsOf } from './rolls.ts';
import { awaitedRules } from './rule-boxes.ts';

/** A walk through some of a plan's items, and what it has done so far. */
export interface Walk {
  /** What it is to bring to an end, in document order. */
  readonly items: readonly WorkItem[];
  /** Items this walk already ran: it does not retry one by itself. */
  readonly tried: ReadonlySet<string>;
  /**
   * Whether a person answers as it goes. Unattended, what is open before the deploy gate is left to the gate, and checks
   * there run although a person has yet to tick the boxes beside them.
   */
  readonly attended: boolean;
}

/** What a walk does next, or what it waits for. */
export type Due =
  /** Checks that may run beside each other. */
  | { readonly kind: 'checks'; readonly items: readonly WorkItem[] }
  | { readonly kind: 'run'; readonly item: WorkItem }
  /** Runs already; its outcome comes first. */
  | { readonly kind: 'running'; readonly item: WorkItem }
  | { readonly kind: 'roll'; readonly roll: Roll }
  | { readonly kind: 'wait'; readonly wait: Wait }
  | { readonly kind: 'done' };

/** What a walk cannot settle by itself. */
export type Wait =
  /** A box that its alert rules tick, named by their words; a person may tick it as well. */
  | { readonly for: 'rule'; readonly item: WorkItem; readonly rules: readonly string[] }
  | { readonly for: 'proposal'; readonly proposal: Proposal }
  | { readonly for: 'rollback' }
  | { readonly for: 'gate'; readonly gate: Gate; readonly item: WorkItem }
  /** Steps that prepare the release and change something; one word lets all of them run. */
  | { readonly for: 'preparation'; readonly items: readonly WorkItem[] }
  | { readonly for: 'choice'; readonly question: Question; readonly item: WorkItem }
  | { readonly for: 'manual' | 'confirmation' | 'unknown' | 'failed'; readonly item: WorkItem };

/** What a walk does next. Pure: the same plan, state and walk give the same answer. */
export function dueOf(plan: RunPlan, state: RunState, walk: Walk): Due {
  const proposal = openProposal(state);
  if (proposal !== null) return wait({ for: 'proposal', proposal });
  if (state.rollback !== null) return wait({ for: 'rollback' });
  const sections = Map.groupBy(inStages(walk.items), (item) => `${item.when} ${item.phase}`);
  for (const section of sections.values()) {
    const due = dueInSection({ plan, state, walk }, section);
    if (due !== null) return due;
  }
  return { kind: 'done' };
}

interface Scene {
  readonly plan: RunPlan;
  readonly state: RunState;
  readonly walk: Walk;
}

function dueInSection(scene: Scene, section: readonly WorkItem[]): Due | null {
  const { plan, state, walk } = scene;
  const rolls = rollsOf({ plan, state, items: section, asksBefore: walk.attended });
  const rolled = new Set([...rolls.values()].flatMap(({ items }) => items));
  const checks = checksAhead(scene, section, rolled);
  if (checks.length > 0) return { kind: 'checks', items: checks };
  let held: WorkItem | null = null;
  for (const item of section) {
    const roll = rolls.get(item.id);
    if (roll === undefined && isLeftToGate(scene, item)) {
      if (item.kind === 'manual' && !isLeftToItsCommands(state, item)) held ??= item;
      continue;
    }
    const due = roll === undefined ? dueForItem(scene, item, rolled) : dueForRoll(scene, roll);
    if (due !== null) return behind(held, item, due);
  }
  return null;
}

/** What is to be done by hand comes before the effects behind it. */
function behind(held: WorkItem | null, item: WorkItem, due: Due): Due {
  return held !== null && isEffect(item) ? wait({ for: 'manual', item: held }) : due;
}

/** Whether an item changes something as far as anybody can tell. */
function isEffect({ kind, nature, verify, follow }: WorkItem): boolean {
  if (kind === 'manual' || follow) return false;
  // Plans of older runs say nothing of natures.
  return nature === undefined ? kind === 'step' && !verify : nature !== 'check' && nature !== 'follow';
}

/** Unattended, what only a person can settle before the release is left to its gate. */
function isLeftToGate({ state, walk }: Scene, item: WorkItem): boolean {
  if (walk.attended || item.when !== 'before' || isItemSettled(state, item.id)) return false;
  return item.kind === 'manual' || (item.kind === 'check' && !isEffect(item));
}

/**
 * The checks that may run beside each other now: those up to the first thing that changes something. What is done by hand
 * holds no check. One that failed keeps no other from running: together they tell what is not ready.
 */
function checksAhead(
  scene: Scene,
  section: readonly WorkItem[],
  rolled: ReadonlySet<WorkItem>,
): readonly WorkItem[] {
  const { state } = scene;
  const end = section.findIndex((item) => {
    if (rolled.has(item)) return true;
    if (isItemSettled(state, item.id) || isPassedOver(state, item) || item.follow) return false;
    if (item.runs === 'beside' || openQuestion(state, item) !== null) return false;
    return item.kind !== 'manual' || (item.when === 'back' && !isLeftToItsCommands(state, item));
  });
  return (end === -1 ? section : section.slice(0, end)).filter((item) => mayStartBeside(scene, item));
}

function mayStartBeside({ plan, state, walk }: Scene, item: WorkItem): boolean {
  return (
    item.runs === 'beside' &&
    !walk.tried.has(item.id) &&
    isOpen(state, item) &&
    !needsConfirmation(item, state) &&
    shutGateBefore(plan, state, item) === null
  );
}

/** Neither settled nor under way nor unknown. */
function isOpen(state: RunState, item: WorkItem): boolean {
  const { status } = itemState(state, item.id);
  return !isItemSettled(state, item.id) && status !== 'running' && !isUndecided(state, item);
}

function isUndecided(state: RunState, item: WorkItem): boolean {
  return itemState(state, item.id).status === 'unknown' && item.settings?.idempotent !== true;
}

function dueForRoll({ plan, state, walk }: Scene, roll: Roll): Due | null {
  const left = roll.items.filter((item) => !isItemSettled(state, item.id) && !isPassedOver(state, item));
  const [first] = left;
  if (first === undefined) return null;
  const gate = shutGateBefore(plan, state, first);
  if (gate !== null) return wait({ for: 'gate', gate, item: first });
  const unknown = left.find((item) => isUndecided(state, item));
  if (unknown !== undefined) return wait({ for: 'unknown', item: unknown });
  const failed = left.find((item) => walk.tried.has(item.id));
  return failed === undefined ? { kind: 'roll', roll } : wait({ for: 'failed', item: failed });
}

function dueForItem(scene: Scene, item: WorkItem, rolled: ReadonlySet<WorkItem>): Due | null {
  const { plan, state } = scene;
  if (rolled.has(item) || isItemSettled(state, item.id) || isPassedOver(state, item)) return null;
  // Its commands come first; they tick it.
  if (isLeftToItsCommands(state, item)) return null;
  const gate = shutGateBefore(plan, state, item);
  if (gate !== null) return wait({ for: 'gate', gate, item });
  const question = questionInFront(scene, item);
  if (question !== null) return wait({ for: 'choice', question, item });
  return item.kind === 'manual' ? dueForBox(scene, item) : dueForCommand(scene, item);
}

function dueForBox({ plan, state }: Scene, item: WorkItem): Due {
  const rules = awaitedRules(plan, state, item);
  return wait(rules.length === 0 ? { for: 'manual', item } : { for: 'rule', item, rules });
}

/** What a person decides first. Which way a rollback goes has been decided by starting it. */
function questionInFront({ plan, state }: Scene, item: WorkItem): Question | null {
  if (state.kind === 'rollback' && item.isSectionGuarded === true) return null;
  const open = openQuestion(state, item);
  return open === null ? null : (questionsOf(plan.work).find(({ question }) => question === open) ?? null);
}

/** The effects of the preparation, while nobody has let them run. */
function unconfirmedPreparation({ state, walk }: Scene, item: WorkItem): readonly WorkItem[] {
  if (state.prepared !== undefined || item.when !== 'before' || !isEffect(item)) return [];
  return walk.items.filter((each) => each.when === 'before' && isEffect(each) && isOpen(state, each));
}

function dueForCommand(scene: Scene, item: WorkItem): Due | null {
  const { state, walk } = scene;
  const { status } = itemState(state, item.id);
  if (status === 'running') return item.follow ? null : { kind: 'running', item };
  if (isUndecided(state, item)) return wait({ for: 'unknown', item });
  // A stream that was opened is not opened again when it ends.
  if (walk.tried.has(item.id)) return item.follow ? null : wait({ for: 'failed', item });
  const preparation = unconfirmedPreparation(scene, item);
  if (preparation.length > 0) return wait({ for: 'preparation', items: preparation });
  // Unattended nobody can confirm it; attended, whoever walks asks.
  if (needsConfirmation(item, state)) return wait({ for: 'confirmation', item });
  return { kind: 'run', item };
}

/** Whether a walk goes on past an item that failed: its author said so, and it stays failed for all to see. */
export function isPassedOver(state: RunState, item: WorkItem): boolean {
  return item.settings?.continueOnError === true && itemState(state, item.id).status === 'failed';
}

/** What a walk waits for, in words for a person. */
export function waitWords(waiting: Wait, state: RunState): string {
  switch (waiting.for) {
    case 'proposal':
      return `${proposalWords(waiting.proposal)}: roll back, or decline it first`;
    case 'rollback':
      return 'the release is being rolled back';
    case 'gate':
      return `the ${waiting.gate.id} gate is shut`;
    case 'preparation':
      return preparationWords(waiting.items);
    case 'choice':
      return `a choice is open: ${waiting.question.question}`;
    case 'rule':
      return `"${waiting.item.title}" is ticked by its alert rule, which has not been evaluated over its time yet`;
    case 'manual':
      return `"${waiting.item.title}" needs to be ticked by hand`;
    case 'confirmation':
      return `${dangerSentence(waiting.item)}: needs confirmation`;
    case 'unknown':
      return `the outcome of "${waiting.item.title}" is unknown`;
    case 'failed':
      return `"${waiting.item.title}": ${itemState(state, waiting.item.id).status}`;
  }
}

function preparationWords(items: readonly WorkItem[]): string {
  const [first] = items;
  return items.length === 1
    ? `"${first?.title}" changes something before the release: confirm the preparation`
    : `${items.length} steps change something before the release: confirm the preparation`;
}

function wait(waiting: Wait): Due {
  return { kind: 'wait', wait: waiting };
}
