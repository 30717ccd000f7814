import { hostStates } from '../../shared/fleet-state.ts';
import { itemState, type RunState } from '../../shared/run-state.ts';
import type { WorkItem } from '../../shared/work.ts';
import { EngineError } from '../engine-error.ts';
import type { Group } from '../targets/targets.ts';

/**
 * The hosts an item's next attempt takes, in the group's order: those that were asked for, else those that have not
 * passed yet (nothing runs twice by itself; of a rolling group first those that have begun), else all of them, when it passed
 * everywhere and a person runs it again.
 */
export function chooseHosts(
  state: RunState,
  item: WorkItem,
  group: Group,
  asked: readonly string[] | undefined,
): readonly string[] {
  const strangers = (asked ?? []).filter((host) => !group.hosts.includes(host));
  if (strangers.length > 0) {
    throw new EngineError(
      'BAD_INPUT',
      `${strangers.join(', ')} ${strangers.length === 1 ? 'is' : 'are'} not in ${group.name}. Nothing was started.`,
      `"${item.title}" runs on: ${group.hosts.join(', ')}.`,
    );
  }
  if (asked !== undefined && asked.length > 0) return group.hosts.filter((host) => asked.includes(host));
  const status = new Map(hostStates(itemState(state, item.id)).map((host) => [host.host, host.status]));
  const left = group.hosts.filter((host) => status.get(host) !== 'passed');
  // Where a section is rolled, hosts whose turn has not come lack the items before this one: a retry leaves them alone.
  const begun = left.filter((host) => (status.get(host) ?? 'pending') !== 'pending');
  if (group.strategy === 'rolling' && begun.length > 0) return begun;
  return left.length === 0 ? group.hosts : left;
}
