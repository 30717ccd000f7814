import { hostStates } from '../../../shared/run/group-state.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { listNames } from '../group/list-names.ts';
import type { RunSession } from '../session/run-session.ts';
import type { Roll } from './roll-section.ts';

/** Where each host of a roll stands, and what going on would do, for a person: it is held, or was stopped. */
export function describeProgress(session: RunSession, { group, items }: Roll): string {
  const byStand = Map.groupBy(group.hosts, (host) => standOf(session, items, host));
  const parts = [...byStand].map(([stand, hosts]) => `${listNames(hosts)} ${stand}`);
  return `${parts.join('; ')}. Going on takes each host from where it stands`;
}

function standOf(session: RunSession, items: Roll['items'], host: string): string {
  const statuses = items.map((item) => {
    const states = hostStates(itemState(session.state, item.id));
    return states.find((each) => each.host === host)?.status ?? 'pending';
  });
  if (statuses.every((status) => status === 'pending')) return 'not begun';
  const at = statuses.findIndex((status) => status !== 'passed');
  if (at === -1) return 'through';
  const status = statuses[at] === 'pending' ? 'not begun there' : statuses[at];
  return `at "${items[at]?.title}" (${status})`;
}
