import { hostStates } from '../../../shared/run/group-state.ts';
import type { Roll } from '../../../shared/run/moves/rolls.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { listNames } from '../group/list-names.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';

/** How far each host of a roll is, and what resuming would do, for a person: it paused, or was stopped. */
export function describeProgress(session: RunSession, { group, items }: Roll): string {
  const byStand = Map.groupBy(group.hosts, (host) => standOf(session, items, host));
  const parts = [...byStand].map(([stand, hosts]) => `${listNames(hosts)} ${stand}`);
  return words.progress(parts);
}

function standOf(session: RunSession, items: Roll['items'], host: string): string {
  const statuses = items.map((item) => {
    const states = hostStates(itemState(session.state, item.id));
    return states.find((each) => each.host === host)?.status ?? 'pending';
  });
  if (statuses.every((status) => status === 'pending')) return words.hostNotStarted;
  const at = statuses.findIndex((status) => status !== 'passed');
  if (at === -1) return words.hostDone;
  const status = statuses[at] === 'pending' ? words.stepNotStarted : statuses[at];
  return words.atStep(items[at]?.title ?? '', status ?? '');
}
