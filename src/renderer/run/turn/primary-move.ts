import { isForward, type WorkItem } from '../../../shared/plan/work.ts';
import type { Gate } from '../../../shared/run/gates.ts';
import { type Due, type Walk, waitWords } from '../../../shared/run/moves/due.ts';
import { earlyChecks } from '../../../shared/run/moves/early-checks.ts';
import { nextMoves } from '../../../shared/run/moves/next-moves.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import type { Reason } from '../use-move-props.ts';
import { nothingStarts, sectionDone } from '../words.ts';
import { type Turn, turnOfWait } from './your-turn.ts';

/** What the one primary button of a section does. */
export type PrimaryMove =
  | { readonly kind: 'end-run' }
  | { readonly kind: 'run-checks'; readonly checks: number }
  | { readonly kind: 'to-gate'; readonly gate: Gate }
  /** Steps that prepare the release and change something wait for a person's word. */
  | { readonly kind: 'prepare'; readonly steps: number }
  /** A box of this very section is next. */
  | { readonly kind: 'tick'; readonly item: WorkItem }
  /** Something waits for a person elsewhere, or wants more than a press: the button leads there. */
  | { readonly kind: 'lead'; readonly turn: Turn }
  /** Runs `steps` items from `first` on, until something waits for a person. `retries`: the first failed before. */
  | {
      readonly kind: 'run-to-gate';
      readonly first: WorkItem;
      readonly steps: number;
      readonly retries: boolean;
    };

interface Scene {
  readonly open: OpenPlan;
  readonly state: RunState;
  /** Epoch ms. */
  readonly now: number;
}

/**
 * What takes a run further from a section: run the checks (in a preflight section), open the gate that is due, run to it, do what
 * waits for a person, or end the run. Pure.
 */
export function primaryMove(scene: Scene, section: readonly WorkItem[]): PrimaryMove {
  const { open } = scene;
  const forward = open.work.filter((item) => isForward(item.phaseKind) && !item.follow);
  const all = dueIn(scene, forward, true);
  if (all.kind === 'done') return { kind: 'end-run' };
  const checks = earlyChecks(open);
  const isPreflight = section.some(({ phaseKind }) => phaseKind === 'preflight');
  if (isPreflight && dueIn(scene, checks, false).kind === 'checks')
    return { kind: 'run-checks', checks: stepsAhead(scene, checks) };
  if (all.kind === 'wait' && all.wait.for === 'manual' && section.includes(all.wait.item))
    return { kind: 'tick', item: all.wait.item };
  const next = dueIn(scene, forward, false);
  if (next.kind === 'wait' && next.wait.for === 'preparation')
    return { kind: 'prepare', steps: next.wait.items.length };
  if (next.kind === 'wait' && next.wait.for === 'gate') return { kind: 'to-gate', gate: next.wait.gate };
  return waiting(scene, next.kind === 'done' ? all : next) ?? goOn(scene, forward, next);
}

/** What a person does first; null where something runs by itself. */
function waiting(scene: Scene, due: Due): PrimaryMove | null {
  // A walk waits for a rule by itself; one that is not under way is begun.
  if (due.kind !== 'wait' || (due.wait.for === 'rule' && scene.state.status !== 'running')) return null;
  const turn = turnOfWait(due.wait, scene);
  return turn === null ? null : { kind: 'lead', turn };
}

function goOn(scene: Scene, forward: readonly WorkItem[], due: Due): PrimaryMove {
  const [first] = itemsOf(due);
  if (first === undefined) return { kind: 'end-run' };
  const { status } = itemState(scene.state, first.id);
  const retries = status === 'failed' || status === 'timed-out' || status === 'cancelled';
  return { kind: 'run-to-gate', first, steps: stepsAhead(scene, forward), retries };
}

/** How many items an unattended walk goes through until it waits for a person. */
function stepsAhead(scene: Scene, forward: readonly WorkItem[]): number {
  let { state } = scene;
  let steps = 0;
  for (;;) {
    const items = itemsOf(dueIn({ ...scene, state }, forward, false));
    if (items.length === 0 || steps > forward.length) return steps;
    steps += items.length;
    const passed = items.map(({ id }) => [id, { ...itemState(state, id), status: 'passed' as const }]);
    state = { ...state, items: { ...state.items, ...Object.fromEntries(passed) } };
  }
}

/** What is due by itself: a rule ticks its box. */
function itemsOf(due: Due): readonly WorkItem[] {
  if (due.kind === 'checks') return due.items;
  if (due.kind === 'roll') return due.roll.items;
  if (due.kind === 'wait') return due.wait.for === 'rule' ? [due.wait.item] : [];
  return due.kind === 'run' || due.kind === 'running' ? [due.item] : [];
}

/** Why running some items by themselves would start nothing; null where it would start something. Pure. */
export function sectionReason(scene: Scene, items: readonly WorkItem[]): Reason | null {
  const due = dueIn(scene, items, false);
  if (due.kind !== 'done') return stopReason(due, scene.state);
  const byHand = dueIn(scene, items, true);
  return byHand.kind === 'done' ? { message: sectionDone } : stopReason(byHand, scene.state);
}

function dueIn({ open, state, now }: Scene, items: readonly WorkItem[], attended: boolean): Due {
  const walk: Walk = { items, attended, tried: new Set() };
  return nextMoves(open, state, { now, observes: null }).due(walk);
}

function stopReason(due: Due, state: RunState): Reason | null {
  if (due.kind !== 'wait') return null;
  return { message: nothingStarts(waitWords(due.wait, state)) };
}
