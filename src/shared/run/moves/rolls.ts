import { isForward, type WorkItem } from '../../plan/work.ts';
import type { Group } from '../../sidecar/groups.ts';
import { needsConfirmation } from '../needs-confirmation.ts';
import type { RunPlan } from '../run-plan.ts';
import type { RunState } from '../run-state.ts';

/** Neighbors of one section that a rolling group goes through together, a batch at a time. */
export interface Roll {
  readonly group: Group;
  readonly items: readonly WorkItem[];
}

export interface RollQuestion {
  readonly plan: RunPlan;
  readonly state: RunState;
  readonly items: readonly WorkItem[];
  /** Whether a person is asked about dangerous commands before the roll starts. */
  readonly asksBefore: boolean;
}

/**
 * The rolls among a walk's items, by the first item of each: two or more commands that stand next to each other in one
 * section and run on one rolling group. A manual box, a command elsewhere and, unless it is asked about before, a dangerous
 * command separate two rolls: all hosts come up to it first.
 */
export function rollsOf({ plan, state, items, asksBefore }: RollQuestion): ReadonlyMap<string, Roll> {
  const rolls = new Map<string, Roll>();
  let open: { group: Group; items: WorkItem[] } | null = null;
  for (const item of items) {
    const group = asksBefore || !needsConfirmation(item, state) ? rollingGroup(plan, item) : null;
    const [first] = open?.items ?? [];
    if (group !== null && open?.group.name === group.name && first?.phase === item.phase)
      open.items.push(item);
    else open = group === null ? null : { group, items: [item] };
    const [start, second] = open?.items ?? [];
    if (open !== null && start !== undefined && second !== undefined) rolls.set(start.id, open);
  }
  return rolls;
}

function rollingGroup(plan: RunPlan, item: WorkItem): Group | null {
  if (item.command === undefined || item.kind === 'manual' || item.follow) return null;
  if (!isForward(item.phaseKind) || item.phaseKind === 'preflight') return null;
  const group = plan.groupOf(item);
  return group?.strategy === 'rolling' && group.hosts.length > 1 ? group : null;
}
