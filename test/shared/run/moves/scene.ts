import { loadPlanParser } from '../../../../src/engine/plan/parse/parse-plan.ts';
import type { WorkItem } from '../../../../src/shared/plan/work.ts';
import type { ItemState } from '../../../../src/shared/run/attempts.ts';
import { untouched } from '../../../../src/shared/run/attempts.ts';
import type { Due, Walk } from '../../../../src/shared/run/moves/due.ts';
import type { Move, Refusal } from '../../../../src/shared/run/moves/move.ts';
import { type NextMoves, nextMoves } from '../../../../src/shared/run/moves/next-moves.ts';
import type { Proposal } from '../../../../src/shared/run/proposals/proposals.ts';
import { deriveRunPlan, type RunPlan } from '../../../../src/shared/run/run-plan.ts';
import { emptyRunState, type RunState } from '../../../../src/shared/run/run-state.ts';
import type { Sidecar } from '../../../../src/shared/sidecar/sidecar.ts';

const parse = await loadPlanParser();

/** A checklist and its sidecar, as a run has them. */
export function planOf(text: string, sidecar: Omit<Sidecar, 'version'> = {}): RunPlan {
  return deriveRunPlan(parse(text), { version: 1, ...sidecar });
}

/** The item of a plan whose title or command contains some words. */
export function itemOf(plan: RunPlan, words: string): WorkItem {
  const found = plan.work.find(
    ({ title, command }) => title.includes(words) || command?.includes(words) === true,
  );
  if (found === undefined) throw new Error(`The plan has no item with "${words}".`);
  return found;
}

/** What is known of a running release: the status of items by the words of their title or command, and anything else. */
export function stateOf(
  plan: RunPlan,
  statuses: Readonly<Record<string, ItemState['status']>> = {},
  more: Partial<RunState> = {},
): RunState {
  const items = Object.fromEntries(
    Object.entries(statuses).map(([words, status]) => [itemOf(plan, words).id, { ...untouched, status }]),
  );
  return {
    ...emptyRunState,
    run: 'r1',
    seq: 1,
    status: 'running',
    planHash: plan.plan.hash,
    environment: 'staging',
    ...more,
    items: { ...items, ...more.items },
  };
}

/** A release that has begun to change something. */
export const deploying = {
  restorePoint: { id: 'rp', target: 'web-1', version: '1.0', paths: [] },
} satisfies Partial<RunState>;

/** A gate that somebody opened. */
export const opened = { actor: 'ann', at: '2026-01-01T12:00:00Z', reason: null } as const;

/** A tick by hand. */
export const tick = { actor: 'ann', at: '2026-01-01T12:00:00Z', note: null } as const;

/** A rollback that has started; it ends when `endedAt` says so. */
export function rollbackOf(endedAt: string | null = null): NonNullable<RunState['rollback']> {
  return {
    run: 'b1',
    alternative: 'a',
    startedAt: '2026-01-01T12:00:00Z',
    endedAt,
    outcome: endedAt === null ? null : 'passed',
    durationMs: endedAt === null ? null : 1,
  };
}

/** A rollback that a trigger proposes and nobody has answered. */
export const proposed: Proposal = {
  id: 'p1',
  mode: 'ask',
  cause: 'breach',
  text: 'Error rate above 5%',
  value: 7,
  shown: '7%',
  since: '2026-01-01T12:00:00Z',
  restores: '',
  reasons: [],
  at: '2026-01-01T12:00:00Z',
  answer: null,
  over: false,
};

/** The moves of a state for whoever drives the run, or for a console that only watches `observes`. */
export function movesOf(
  plan: RunPlan,
  state: RunState,
  { now = 0, observes = null }: { readonly now?: number; readonly observes?: string | null } = {},
): NextMoves {
  return nextMoves(plan, state, { now, observes });
}

/** The code of a refusal; null where the move is allowed. */
export function codeOf(moves: NextMoves, move: Move): Refusal['code'] | null {
  return moves.refusal(move)?.code ?? null;
}

/** A walk through the items of a plan that `includes` takes; all of them where it is left out. */
export function walkOf(
  plan: RunPlan,
  { includes = () => true, tried = [], attended = false }: WalkOptions = {},
): Walk {
  const ids = tried.map((words) => itemOf(plan, words).id);
  return { items: plan.work.filter(includes), tried: new Set(ids), attended };
}

interface WalkOptions {
  readonly includes?: (item: WorkItem) => boolean;
  /** Words of the items this walk ran already. */
  readonly tried?: readonly string[];
  readonly attended?: boolean;
}

/** What is due, in a line: `run a`, `checks a, b`, `wait gate`. */
export function sayDue(due: Due): string {
  switch (due.kind) {
    case 'checks':
      return `checks ${due.items.map(sayItem).join(', ')}`;
    case 'run':
    case 'running':
      return `${due.kind} ${sayItem(due.item)}`;
    case 'roll':
      return `roll ${due.roll.items.map(sayItem).join(', ')}`;
    case 'wait':
      return 'item' in due.wait && due.wait.for !== 'gate'
        ? `wait ${due.wait.for} ${sayItem(due.wait.item)}`
        : due.wait.for === 'gate'
          ? `wait ${due.wait.gate.id} gate`
          : `wait ${due.wait.for}`;
    case 'done':
      return 'done';
  }
}

function sayItem({ command, title }: WorkItem): string {
  return command ?? title;
}
