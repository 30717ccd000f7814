import { createHash } from 'node:crypto';
import type { Outcome } from '../../../shared/journal/outcome.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import type { Attempt, HostAttempt } from '../../../shared/run/attempts.ts';
import { groupOutcome, groupStatus, hostStates } from '../../../shared/run/group-state.ts';
import { itemState, nextAttempt } from '../../../shared/run/run-state.ts';
import type { Group } from '../../../shared/sidecar/groups.ts';
import type { StopReason } from '../attempt/classify-outcome.ts';
import type { LiveAttempt } from '../attempt/live-attempt.ts';
import { settleBoxes } from '../attempt/settle-boxes.ts';
import {
  type AttemptPart,
  attachWatched,
  endingOf,
  startWatched,
  stopwatch,
  type WatchedAttempt,
} from '../attempt/watch-attempt.ts';
import { commandOf, specOf } from '../command/command-pipeline.ts';
import { timeoutOf } from '../command/timeouts.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';
import { scheduleHosts } from './host-scheduler.ts';
import { listNames } from './list-names.ts';

export interface GroupStart {
  readonly item: WorkItem;
  readonly group: Group;
  /** The hosts this attempt is about, in the group's order. */
  readonly hosts: readonly string[];
  /** Who confirmed a dangerous command. */
  readonly confirmedBy?: string | undefined;
}

/** What identifies an attempt on a group. `startedAt` is epoch ms. */
interface Begun {
  readonly item: WorkItem;
  readonly attempt: number;
  readonly command: string;
  readonly startedAt: number;
}

/**
 * One attempt on hosts of a group: `begin`, then `runOn` a batch as often as wanted, then `close`. The intent is journaled as
 * a whole, then host by host its own intent, effect and outcome; closing records the outcome that sums them up.
 */
export class GroupAttempt implements LiveAttempt {
  readonly item: WorkItem;
  readonly attempt: number;
  readonly done: Promise<Outcome>;
  readonly #session: RunSession;
  readonly #command: string;
  readonly #elapsed: () => number;
  readonly #end = Promise.withResolvers<Outcome>();
  readonly #watched = new Map<string, WatchedAttempt>();
  #stopReason: StopReason | null = null;
  #closing: Promise<Outcome> | null = null;

  private constructor(session: RunSession, { item, attempt, command, startedAt }: Begun) {
    this.item = item;
    this.attempt = attempt;
    this.done = this.#end.promise;
    this.#session = session;
    this.#command = command;
    this.#elapsed = stopwatch(startedAt);
  }

  /** Journals the intent; nothing has started on any host when this resolves. */
  static async begin(session: RunSession, start: GroupStart): Promise<GroupAttempt> {
    const { item, group, hosts, confirmedBy } = start;
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
    return new GroupAttempt(session, { item, attempt, command, startedAt: Date.now() });
  }

  /** Takes up an attempt that has an intent and no outcome: hosts that started are asked; the others are left alone. */
  static attach(
    session: RunSession,
    item: WorkItem,
    { n, command, startedAt, hosts }: Attempt,
  ): GroupAttempt {
    const begun = { item, attempt: n, command, startedAt: Date.parse(startedAt) };
    const attempt = new GroupAttempt(session, begun);
    attempt.#closeAfter(attempt.#attachTo(hosts ?? []));
    return attempt;
  }

  get known(): Promise<Outcome> {
    return this.done;
  }

  /** Whether it was canceled or ran out of time: no further host starts. */
  get isStopped(): boolean {
    return this.#stopReason !== null;
  }

  /** Runs on a batch of hosts at once; resolves with their recorded outcomes. A host that it was stopped before is canceled. */
  runOn(batch: readonly string[]): Promise<readonly Outcome[]> {
    return Promise.all(batch.map((host) => (this.isStopped ? 'cancelled' : this.#startHost(host))));
  }

  /** Runs on all of `hosts` as their group orders them, and closes behind the last one. */
  runAll(group: Group, hosts: readonly string[]): void {
    const order = this.item.follow ? { ...group, strategy: 'parallel' as const } : group;
    this.#closeAfter(
      scheduleHosts(order, hosts, {
        run: async (host) => (await this.runOn([host]))[0] ?? 'cancelled',
        isStopped: () => this.isStopped,
      }),
    );
  }

  /** Ends the attempt: hosts that did not start stay as they are. Resolves with the recorded outcome of the whole group. */
  close(): Promise<Outcome> {
    this.#closing ??= this.#record();
    this.#end.resolve(this.#closing);
    return this.done;
  }

  stop(reason: StopReason): void {
    this.#stopReason ??= reason;
    for (const watched of this.#watched.values()) watched.stop(reason);
  }

  on(host?: string): WatchedAttempt | undefined {
    return host === undefined ? this.#watched.values().next().value : this.#watched.get(host);
  }

  #closeAfter(hosts: Promise<unknown>): void {
    hosts.then(
      () => this.close(),
      (error: unknown) => this.#end.reject(error),
    );
  }

  async #attachTo(hosts: readonly HostAttempt[]): Promise<void> {
    const started = hosts.filter((host) => host.status === 'running');
    await Promise.all(
      started.map(({ host, startedAt }) => {
        const since = Date.parse(startedAt ?? '');
        return this.#follow(host, attachWatched(this.#partOn(host), since));
      }),
    );
  }

  async #startHost(host: string): Promise<Outcome> {
    const part = this.#partOn(host);
    const transport = this.#session.targets.get(host);
    const { spec } = part;
    await this.#session.append({
      type: 'host.started',
      item: this.item.id,
      attempt: this.attempt,
      host,
      ...(transport.durable && !this.item.follow && !spec.tty ? { dir: transport.dirOf(spec) } : {}),
    });
    return this.#follow(host, startWatched(part));
  }

  /** The attempt's part on one host. */
  #partOn(host: string): AttemptPart {
    const { item, attempt } = this;
    return {
      session: this.#session,
      item,
      transport: this.#session.targets.get(host),
      spec: specOf(this.#session, { item, attempt, command: this.#command, host }),
    };
  }

  async #follow(host: string, watched: WatchedAttempt): Promise<Outcome> {
    this.#watched.set(host, watched);
    // A stop between the intent and here must reach it all the same.
    if (this.#stopReason !== null) watched.stop(this.#stopReason);
    const result = await watched.ended;
    await this.#session.append({
      type: 'host.ended',
      item: this.item.id,
      attempt: this.attempt,
      host,
      ...endingOf(result),
    });
    watched.recorded(result);
    this.#watched.delete(host);
    return result.outcome;
  }

  async #record(): Promise<Outcome> {
    const whole = hostStates(itemState(this.#session.state, this.item.id));
    const outcome = groupOutcome(whole);
    const mine = this.#hosts;
    const hash = createHash('sha256');
    for (const host of mine) hash.update(host.outputSha256 ?? '');
    const why = this.#stopReason === null ? '' : `${this.#stopReason.reason}: `;
    await this.#session.append({
      type: 'item.ended',
      item: this.item.id,
      attempt: this.attempt,
      ...endingOf({
        outcome,
        exit: outcome === 'passed' ? 0 : null,
        durationMs: this.#elapsed(),
        outputBytes: mine.reduce((sum, host) => sum + host.outputBytes, 0),
        outputSha256: hash.digest('hex'),
        reason: outcome === 'passed' ? null : `${why}${explainHosts(whole)}`,
      }),
      ...(groupStatus(outcome, whole) === 'part-way' ? { partWay: true as const } : {}),
    });
    if (outcome === 'passed' && this.item.kind === 'check')
      await this.#session.tickDocument(this.item.id, true);
    await settleBoxes(this.#session);
    return outcome;
  }

  get #hosts(): readonly HostAttempt[] {
    const { attempts } = itemState(this.#session.state, this.item.id);
    return attempts.find((attempt) => attempt.n === this.attempt)?.hosts ?? [];
  }
}

/** How far every host of the group got, in words: first what keeps the item from having passed. */
function explainHosts(hosts: readonly HostAttempt[]): string {
  const passed = hosts.filter((host) => host.status === 'passed');
  const byStatus = Map.groupBy(
    hosts.filter((host) => host.status !== 'passed'),
    (host) => host.status,
  );
  if (passed.length > 0) byStatus.set('passed', passed);
  const parts = [...byStatus].map(([status, some]) =>
    words.statusOn(status, listNames(some.map(({ host }) => host))),
  );
  return words.passedOf(parts, passed.length, hosts.length);
}
