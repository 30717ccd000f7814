import type { WorkItem } from '../../../shared/plan/work.ts';
import { itemState } from '../../../shared/run/run-state.ts';
import type { SentAhead } from '../../../shared/run/sent-ahead.ts';
import type { Group } from '../../../shared/sidecar/groups.ts';
import { canFollow } from '../attempt/can-follow.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import { attachSingleAttempt, sendSingleAttempt, startSingleAttempt } from '../attempt/single-attempt.ts';
import { targetOf } from '../command/target.ts';
import { chooseHosts } from '../group/choose-hosts.ts';
import { GroupAttempt } from '../group/group-attempt.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';

/** What must be true on its hosts before an item with an effect starts there: restore point pinned, artifacts staged. */
export type BeforeEffect = (item: WorkItem, hosts: readonly string[]) => Promise<void>;

/** One start of an item: what is started, and what must be done before its effect. */
export interface Start {
  readonly item: WorkItem;
  readonly beforeEffect: BeforeEffect;
  /** On a group: the hosts to take; undefined for those on which it has not passed. */
  readonly hosts: readonly string[] | undefined;
  /** Who confirmed that a dangerous item may run. */
  readonly confirmedBy: string | undefined;
}

/** Starts an item's next attempt where it belongs: on its one target, or on the hosts of its group whose turn it is. */
export async function startAttempt(session: RunSession, start: Start): Promise<LiveAttempt> {
  const { item, confirmedBy } = start;
  const { group, hosts } = await makeReady(session, start);
  if (group === null) return startSingleAttempt(session, item, confirmedBy);
  const attempt = await GroupAttempt.begin(session, { item, group, hosts, confirmedBy });
  attempt.runAll(group, hosts);
  return attempt;
}

/** Begins an attempt on a group and runs it nowhere yet: whoever begins it says on which hosts, and closes it. */
export async function beginGroupAttempt(session: RunSession, start: Start): Promise<GroupAttempt> {
  const { item, confirmedBy } = start;
  const { group, hosts } = await makeReady(session, start);
  if (group === null) throw new Error(`"${item.title}" does not run on a group.`);
  return GroupAttempt.begin(session, { item, group, hosts, confirmedBy });
}

/**
 * Sends an item's next attempt ahead of the end of one that is under way, see {@link sendSingleAttempt}. Null where it cannot be
 * sent: it runs on another target or a group, or needs more than that the other one passes.
 */
export async function sendAttempt(
  session: RunSession,
  item: WorkItem,
  before: LiveAttempt,
): Promise<LiveAttempt | null> {
  return canFollow(session, item, before.item) ? sendSingleAttempt(session, item, before) : null;
}

/** Takes up an attempt that was sent ahead, and that may have begun on its target since then. */
export async function attachSent(
  session: RunSession,
  { after: _after, ...sent }: SentAhead,
): Promise<LiveAttempt | null> {
  const { dir, ...intent } = sent;
  await session.append({ type: 'item.started', ...intent, ...(dir === undefined ? {} : { dir }) });
  return attachAttempt(session, sent.item);
}

/** Takes up an item's last attempt, which has an intent and no outcome; null where it has none. */
export function attachAttempt(session: RunSession, id: string): LiveAttempt | null {
  const attempt = itemState(session.state, id).attempts.at(-1);
  if (attempt === undefined) return null;
  const item = session.item(id);
  return attempt.hosts === undefined
    ? attachSingleAttempt(session, item, attempt)
    : GroupAttempt.attach(session, item, attempt);
}

/**
 * Lets an item with an unknown outcome run again because its author says that twice does no harm; the record says that
 * this, and no person, is why.
 */
export async function takeAsFailed(session: RunSession, item: string): Promise<void> {
  const reason = words.runsAgain;
  await session.append({ type: 'item.decided', item, actor: 'slipway', outcome: 'failed', reason });
}

/** Finds where an item runs, and does what must be done before its effect. */
async function makeReady(
  session: RunSession,
  { item, hosts: asked, beforeEffect }: Start,
): Promise<{ readonly group: Group | null; readonly hosts: readonly string[] }> {
  await session.secrets.resolve();
  const target = targetOf(session, item);
  const group = session.targets.group(target);
  const hosts = group === null ? [target] : chooseHosts(session.state, item, group, asked);
  if (item.phaseKind === 'deploy' && item.kind === 'step') await beforeEffect(item, hosts);
  return { group, hosts };
}
