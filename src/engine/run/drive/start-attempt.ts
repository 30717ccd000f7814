import type { WorkItem } from '../../../shared/plan/work.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import { attachSingleAttempt, type LiveAttempt, startSingleAttempt } from '../attempt/single-attempt.ts';
import { targetOf } from '../command/item-command.ts';
import { chooseHosts } from '../group/choose-hosts.ts';
import { attachGroupAttempt, startGroupAttempt } from '../group/group-attempt.ts';
import type { HostScheduler } from '../group/host-scheduler.ts';
import type { RunSession } from '../session/run-session.ts';

/** What must be true on its hosts before an item with an effect starts there: restore point pinned, artifacts staged. */
export type BeforeEffect = (item: WorkItem, hosts: readonly string[]) => Promise<void>;

export interface StartWishes {
  /** On a group: the hosts to take; undefined for those on which it has not passed. */
  readonly hosts: readonly string[] | undefined;
  /** On a group: how the hosts are taken; undefined for as their group says. */
  readonly take: HostScheduler | undefined;
  /** Who has confirmed that a dangerous item may run. */
  readonly confirmedBy: string | undefined;
}

/** Starts an item's next attempt where it belongs: on its one target, or on the hosts of its group whose turn it is. */
export async function startAttempt(
  session: RunSession,
  item: WorkItem,
  beforeEffect: BeforeEffect,
  { hosts: asked, take, confirmedBy }: StartWishes,
): Promise<LiveAttempt> {
  await session.secrets.resolve();
  const target = targetOf(session, item);
  const group = session.targets.group(target);
  const hosts = group === null ? [target] : chooseHosts(session.state, item, group, asked);
  if (item.phaseKind === 'deploy' && item.kind === 'step') await beforeEffect(item, hosts);
  return group === null
    ? startSingleAttempt(session, item, confirmedBy)
    : startGroupAttempt(session, item, group, hosts, { confirmedBy, take });
}

/** Takes up an item's last attempt, which has an intent and no outcome; null where it has none. */
export function attachAttempt(session: RunSession, id: string): LiveAttempt | null {
  const attempt = itemState(session.state, id).attempts.at(-1);
  if (attempt === undefined) return null;
  const attach = attempt.hosts === undefined ? attachSingleAttempt : attachGroupAttempt;
  return attach(session, session.item(id), attempt);
}

/**
 * Lets an item with an unknown outcome run again because its author says that twice does no harm; the record says that
 * this, and no person, is why.
 */
export async function takeAsFailed(session: RunSession, item: string): Promise<void> {
  const reason = 'its outcome is unknown, and the document calls it idempotent: it is run again';
  await session.append({ type: 'item.decided', item, actor: 'slipway', outcome: 'failed', reason });
}
