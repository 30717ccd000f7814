import type { WorkItem } from '../../../shared/plan/work.ts';
import { hostsLeft } from '../../../shared/run/group-state.ts';
import { itemState, type RunState } from '../../../shared/run/run-state.ts';
import type { Group } from '../../../shared/sidecar/groups.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';

/**
 * The hosts an item's next attempt takes, in the group's order: those that were asked for, else those that are left (nothing
 * runs twice by itself), else all of them, when it passed everywhere and a person runs it again.
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
      words.notInGroup(strangers, group.name),
      words.runsOn(item.title, group.hosts),
    );
  }
  if (asked !== undefined && asked.length > 0) return group.hosts.filter((host) => asked.includes(host));
  const left = hostsLeft(itemState(state, item.id), group.hosts, group.strategy === 'rolling');
  return left.length === 0 ? group.hosts : left;
}
