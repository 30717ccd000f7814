import { isForward } from '../../../shared/plan/work.ts';
import { type Gate, gateHolds, missingRoles, soakEnd } from '../../../shared/run/gates.ts';
import { dueOf, type Wait } from '../../../shared/run/moves/due.ts';
import { awaitedSince } from '../../../shared/run/moves/rule-boxes.ts';
import { openProposal } from '../../../shared/run/proposals/proposals.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { AlertState, Prompt } from '../../../shared/wire/live.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import { failedOf, runningItem } from '../run-labels.ts';
import { turn as words } from '../words.ts';

/** Where what waits for a person is found. */
export type Lead =
  | { readonly to: 'prompt' | 'proposal' | 'rollback' }
  | { readonly to: 'item'; readonly id: string; readonly form?: 'danger' }
  | { readonly to: 'gate'; readonly id: string };

/** What a run waits for: a person, or an alert rule that ticks a box. */
export interface Turn {
  /** Completes "Your turn: …"; of a rule it says all. */
  readonly text: string;
  /** `rule`: nobody has to do anything, and may. */
  readonly tone: 'turn' | 'unknown' | 'failed' | 'rule';
  /** What a button says that leads there, where `text` would not do. */
  readonly button?: string;
  readonly lead: Lead;
}

interface Scene {
  readonly open: OpenPlan;
  readonly state: RunState;
  readonly prompts: readonly Prompt[];
  /** By the words of alert rules: how they stand now. */
  readonly alerts?: Readonly<Record<string, AlertState['state'] | undefined>>;
  /** Epoch ms. */
  readonly now: number;
}

/** What the run waits for a person to do; null while it waits for nobody, or for whoever drives it elsewhere. Pure. */
export function turnOf(scene: Scene): Turn | null {
  const { open, state, prompts } = scene;
  const [prompt] = prompts;
  if (prompt !== undefined) return { text: words.prompt(prompt), tone: 'turn', lead: { to: 'prompt' } };
  if (open.observer !== null || open.damage !== null) return null;
  if (state.kind === 'rollback' || state.status === 'ended' || state.status === 'ready') return null;
  if (openProposal(state) !== null) return { text: words.proposal, tone: 'failed', lead: { to: 'proposal' } };
  if (state.rollback !== null) return null;
  const unknown = open.work.find(({ id }) => itemState(state, id).status === 'unknown');
  if (unknown !== undefined)
    return { text: words.unknown(unknown.title), tone: 'unknown', lead: { to: 'item', id: unknown.id } };
  if (runningItem(state, open) !== undefined || failedOf(open, state).length > 0) return null;
  return turnOfWalk(scene);
}

function turnOfWalk(scene: Scene): Turn | null {
  const { open, state } = scene;
  const items = open.work.filter((item) => isForward(item.phaseKind) && !item.follow);
  // What still runs by itself goes before what a person does.
  const alone = dueOf(open, state, { items, tried: new Set(), attended: false });
  if (alone.kind !== 'wait' && alone.kind !== 'done') return null;
  const due = dueOf(open, state, { items, tried: new Set(), attended: true });
  return due.kind === 'wait' ? turnOfWait(due.wait, scene) : null;
}

/** What a person does about what a walk waits for, or which rule settles it; null where time alone does. */
export function turnOfWait(wait: Wait, scene: Omit<Scene, 'prompts'>): Turn | null {
  const on = (id: string, text: string): Turn => ({ text, tone: 'turn', lead: { to: 'item', id } });
  switch (wait.for) {
    case 'gate':
      return turnAtGate(wait.gate, scene);
    case 'rule':
      return turnOfRule(wait, scene);
    case 'manual':
      return on(wait.item.id, words.tick(wait.item.title));
    case 'confirmation':
      return {
        ...on(wait.item.id, words.confirm(wait.item.title)),
        lead: { to: 'item', id: wait.item.id, form: 'danger' },
      };
    case 'choice':
      return on(wait.item.id, words.choose(wait.question.question));
    case 'preparation':
      return on(wait.items[0]?.id ?? '', words.prepare(wait.items.length));
    case 'unknown':
      return { ...on(wait.item.id, words.unknown(wait.item.title)), tone: 'unknown' };
    case 'failed':
      return { ...on(wait.item.id, words.failed(wait.item.title)), tone: 'failed' };
    case 'proposal':
      return { text: words.proposal, tone: 'failed', lead: { to: 'proposal' } };
    case 'rollback':
      return { text: words.rollback, tone: 'failed', lead: { to: 'rollback' } };
  }
}

function turnOfRule(
  { item, rules }: Extract<Wait, { readonly for: 'rule' }>,
  { open, state, alerts = {} }: Omit<Scene, 'prompts'>,
): Turn {
  // The one that holds it up longest is the one that says nothing.
  const told = rules.find((rule) => alerts[rule] === 'no-data') ?? rules[0] ?? '';
  return {
    text: words.rule(told, rules.length - 1, awaitedSince(open, state), alerts[told] ?? 'no-data'),
    button: words.see(item.title),
    tone: 'rule',
    lead: { to: 'item', id: item.id },
  };
}

function turnAtGate(gate: Gate, { open, state, now }: Pick<Scene, 'open' | 'state' | 'now'>): Turn | null {
  const lead: Lead = { to: 'gate', id: gate.id };
  const missing = missingRoles(gate, state);
  if (missing.length > 0) return { text: words.sign(missing), tone: 'turn', lead };
  if ((soakEnd(gate, state) ?? now) > now) return null;
  const holds = gateHolds(gate, state, open.work, now);
  return { text: holds.length === 0 ? words.gate : words.gateHeld, tone: 'turn', lead };
}
