import { createHash } from 'node:crypto';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Attempt, HostAttempt } from '../../../shared/run/attempts.ts';
import { groupOutcome, groupStatus, hostStates } from '../../../shared/run/group-state.ts';
import type { Outcome } from '../../../shared/run/outcome.ts';
import { itemState, nextAttempt } from '../../../shared/run/run-state.ts';
import type { Group } from '../../targets/targets.ts';
import type { StopReason } from '../attempt/classify-outcome.ts';
import type { LiveAttempt } from '../attempt/single-attempt.ts';
import {
  attachWatched,
  endingOf,
  startWatched,
  stopwatch,
  type WatchedAttempt,
} from '../attempt/watch-attempt.ts';
import { commandOf, specOf } from '../command/item-command.ts';
import { timeoutOf } from '../command/timeouts.ts';
import type { RunSession } from '../session/run-session.ts';
import { type HostScheduler, scheduleHosts } from './host-scheduler.ts';
import { listNames } from './list-names.ts';

export interface FleetWishes {
  readonly confirmedBy?: string | undefined;
  /** How the hosts are taken; as their group says, when left out. */
  readonly take?: HostScheduler | undefined;
}

/**
 * Starts one attempt on hosts of a group: the intent as a whole, then host by host its own intent, effect and outcome,
 * then the outcome that sums them up. Resolves as soon as the intent is durable.
 */
export async function startGroupAttempt(
  session: RunSession,
  item: WorkItem,
  group: Group,
  hosts: readonly string[],
  { confirmedBy, take = scheduleHosts }: FleetWishes = {},
): Promise<LiveAttempt> {
  const command = commandOf(session, item);
  const attempt = nextAttempt(session.state, item.id);
  await session.append({
    type: 'item.started',
    item: item.id,
    attempt,
    target: group.name,
    command,
    timeoutMs: timeoutOf(item, session.sidecar),
    ...(confirmedBy === undefined ? {} : { confirmedBy }),
    hosts: [...hosts],
    ...(hosts.length === group.hosts.length ? {} : { group: [...group.hosts] }),
  });
  const fleet = new GroupAttempt(session, item, attempt, command, Date.now());
  return fleet.live(fleet.start(group, hosts, take));
}

/** Takes up an attempt on a group: hosts that were begun are asked; those that were not are left alone. */
export function attachGroupAttempt(session: RunSession, item: WorkItem, attempt: Attempt): LiveAttempt {
  const fleet = new GroupAttempt(session, item, attempt.n, attempt.command, Date.parse(attempt.startedAt));
  return fleet.live(fleet.attach(attempt.hosts ?? []));
}

class GroupAttempt {
  readonly #session: RunSession;
  readonly #item: WorkItem;
  readonly #attempt: number;
  readonly #command: string;
  readonly #elapsed: () => number;
  readonly #watched = new Map<string, WatchedAttempt>();
  #cause: StopReason | null = null;

  constructor(session: RunSession, item: WorkItem, attempt: number, command: string, startedAt: number) {
    this.#session = session;
    this.#item = item;
    this.#attempt = attempt;
    this.#command = command;
    this.#elapsed = stopwatch(startedAt);
  }

  live(hosts: Promise<void>): LiveAttempt {
    const done = hosts.then(() => this.#record());
    return {
      item: this.#item,
      attempt: this.#attempt,
      known: done,
      done,
      stop: (cause) => {
        this.#cause ??= cause;
        for (const watched of this.#watched.values()) watched.stop(cause);
      },
      on: (host) => (host === undefined ? this.#watched.values().next().value : this.#watched.get(host)),
    };
  }

  /** Takes the hosts as the group's strategy wants it; ends when the last one that was begun has ended. */
  start(group: Group, hosts: readonly string[], take: HostScheduler): Promise<void> {
    return take(this.#item.follow ? { ...group, strategy: 'parallel' } : group, hosts, {
      run: (host) => this.#startHost(host),
      isStopped: () => this.#cause !== null,
    });
  }

  async attach(hosts: readonly HostAttempt[]): Promise<void> {
    const begun = hosts.filter((host) => host.status === 'running');
    await Promise.all(
      begun.map(({ host, startedAt }) => {
        const transport = this.#session.targets.get(host);
        const spec = specOf(this.#session, this.#item, this.#attempt, this.#command, host);
        const since = Date.parse(startedAt ?? '');
        return this.#follow(host, attachWatched(this.#session, this.#item, transport, spec, since));
      }),
    );
  }

  async #startHost(host: string): Promise<Outcome> {
    const transport = this.#session.targets.get(host);
    const spec = specOf(this.#session, this.#item, this.#attempt, this.#command, host);
    await this.#session.append({
      type: 'host.started',
      item: this.#item.id,
      attempt: this.#attempt,
      host,
      ...(transport.durable && !this.#item.follow && !spec.tty ? { dir: transport.dirOf(spec) } : {}),
    });
    return this.#follow(host, startWatched(this.#session, this.#item, transport, spec));
  }

  async #follow(host: string, watched: WatchedAttempt): Promise<Outcome> {
    this.#watched.set(host, watched);
    // A stop between the intent and here must reach it all the same.
    if (this.#cause !== null) watched.stop(this.#cause);
    const result = await watched.ended;
    await this.#session.append({
      type: 'host.ended',
      item: this.#item.id,
      attempt: this.#attempt,
      host,
      ...endingOf(result),
    });
    watched.recorded(result);
    this.#watched.delete(host);
    return result.outcome;
  }

  async #record(): Promise<Outcome> {
    const whole = hostStates(itemState(this.#session.state, this.#item.id));
    const outcome = groupOutcome(whole);
    const mine = this.#state?.hosts ?? [];
    const hash = createHash('sha256');
    for (const host of mine) hash.update(host.outputSha256 ?? '');
    const why = this.#cause === null ? '' : `${this.#cause.reason}: `;
    const reason = outcome === 'passed' ? null : `${why}${explainHosts(whole)}`;
    await this.#session.append({
      type: 'item.ended',
      item: this.#item.id,
      attempt: this.#attempt,
      ...endingOf({
        outcome,
        exit: outcome === 'passed' ? 0 : null,
        durationMs: this.#elapsed(),
        outputBytes: mine.reduce((sum, host) => sum + host.outputBytes, 0),
        outputSha256: hash.digest('hex'),
        reason,
      }),
      ...(groupStatus(outcome, whole) === 'part-way' ? { partWay: true as const } : {}),
    });
    if (outcome === 'passed' && this.#item.kind === 'check')
      await this.#session.tickDocument(this.#item.id, true);
    return outcome;
  }

  get #state(): Attempt | undefined {
    const { attempts } = itemState(this.#session.state, this.#item.id);
    return attempts.find((attempt) => attempt.n === this.#attempt);
  }
}

/** Where every host of the group stands, in words: first what is in the way of it having passed. */
function explainHosts(hosts: readonly HostAttempt[]): string {
  const passed = hosts.filter((host) => host.status === 'passed');
  const byStatus = Map.groupBy(
    hosts.filter((host) => host.status !== 'passed'),
    (host) => (host.status === 'pending' ? 'not begun' : host.status),
  );
  if (passed.length > 0) byStatus.set('passed', passed);
  const parts = [...byStatus].map(
    ([status, some]) => `${status} on ${listNames(some.map(({ host }) => host))}`,
  );
  return `${parts.join('; ')} (${passed.length} of ${hosts.length} passed)`;
}
