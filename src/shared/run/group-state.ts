import type { HostPoint, RestorePoint } from '../journal/events.ts';
import type { Outcome } from '../journal/outcome.ts';
import type { Attempt, HostAttempt, ItemEvent, ItemState } from './attempts.ts';

/** The hosts of an attempt on a group before anything has been started on them. */
export function waitingHosts(hosts: readonly string[]): readonly HostAttempt[] {
  return hosts.map((host) => ({
    host,
    status: 'pending',
    startedAt: null,
    endedAt: null,
    dir: null,
    exit: null,
    durationMs: null,
    outputBytes: 0,
    outputSha256: null,
    reason: null,
  }));
}

export function startHost(
  attempt: Attempt,
  event: Extract<ItemEvent, { readonly type: 'host.started' }>,
): Attempt {
  return withHost(attempt, event.host, (host) => ({
    ...host,
    status: 'running',
    startedAt: event.at,
    dir: event.dir ?? null,
  }));
}

export function endHost(
  attempt: Attempt,
  event: Extract<ItemEvent, { readonly type: 'host.ended' }>,
): Attempt {
  return withHost(attempt, event.host, (host) => ({
    ...host,
    status: event.outcome,
    endedAt: event.at,
    exit: event.exit,
    durationMs: event.durationMs,
    outputBytes: event.outputBytes,
    outputSha256: event.outputSha256,
    reason: event.reason ?? null,
  }));
}

/** Puts a person's word in the place of the unknown outcomes it is about: one host's, or all. */
export function decideHosts(
  item: ItemState,
  event: Extract<ItemEvent, { readonly type: 'item.decided' }>,
): ItemState {
  const current = new Set(hostStates(item));
  return {
    ...item,
    attempts: item.attempts.map((attempt) =>
      attempt.hosts === undefined
        ? attempt
        : {
            ...attempt,
            hosts: attempt.hosts.map((host) =>
              host.status === 'unknown' && current.has(host) && (event.host ?? host.host) === host.host
                ? { ...host, status: event.outcome, reason: `decided by ${event.actor}: ${event.reason}` }
                : host,
            ),
          },
    ),
  };
}

/** Whether an attempt that is under way waits, on all its hosts, for the turn of their next batch. */
export function isBetweenBatches(attempt: Attempt | undefined): boolean {
  const { hosts, endedAt } = attempt ?? {};
  return hosts !== undefined && endedAt === null && hosts.every(({ status }) => status !== 'running');
}

/**
 * Where an item on a group stands, host by host, in the group's order: of every host the latest attempt that has started
 * there, so that a retry of the failed ones leaves what passed before. Empty for an item on a single target.
 */
export function hostStates(item: ItemState): readonly HostAttempt[] {
  const last = item.attempts.at(-1);
  const latest = new Map(waitingHosts(last?.group ?? []).map((host) => [host.host, host]));
  for (const attempt of item.attempts) {
    for (const host of attempt.hosts ?? []) if (host.status !== 'pending') latest.set(host.host, host);
  }
  return [...latest.values()];
}

/**
 * The hosts that an item's next attempt takes where nobody names them: those on which it has not passed; of a rolling group
 * first those that have started it, because a host whose turn has not come may lack the items before it.
 */
export function hostsLeft(item: ItemState, hosts: readonly string[], isRolling: boolean): readonly string[] {
  const status = new Map(hostStates(item).map((host) => [host.host, host.status]));
  const left = hosts.filter((host) => status.get(host) !== 'passed');
  const begun = left.filter((host) => (status.get(host) ?? 'pending') !== 'pending');
  return isRolling && begun.length > 0 ? begun : left;
}

/**
 * What an item on a group has come to, from its hosts: it passed only where every host passed. An unknown outcome comes
 * first, because a person has to decide it; then what failed; hosts whose turn never came leave it canceled.
 */
export function groupOutcome(hosts: readonly HostAttempt[]): Outcome {
  const has = (status: HostAttempt['status']): boolean => hosts.some((host) => host.status === status);
  if (has('unknown')) return 'unknown';
  if (has('failed')) return 'failed';
  if (has('timed-out')) return 'timed-out';
  return has('cancelled') || has('pending') || has('running') ? 'cancelled' : 'passed';
}

/**
 * What an item is called after its attempt on `hosts` came to `outcome`: nobody has canceled an item that passed on some
 * of its hosts and that the others were only not come to yet, as it is where a rolling update is paused between two batches.
 */
export function groupStatus(outcome: Outcome, hosts: readonly HostAttempt[]): Outcome | 'part-way' {
  const isOpen = hosts.some(({ status }) => status === 'pending');
  const isWell = hosts.every(({ status }) => status === 'passed' || status === 'pending');
  return outcome === 'cancelled' && isOpen && isWell ? 'part-way' : outcome;
}

/** The status of one attempt by itself. */
export function attemptStatus({ outcome, hosts = [] }: Attempt): ItemState['status'] {
  return outcome === null ? 'running' : groupStatus(outcome, hosts);
}

/** The single hosts a restore point was pinned on, each with what it holds. */
export function hostPoints(point: RestorePoint): readonly HostPoint[] {
  return point.hosts ?? [{ host: point.target, version: point.version, paths: point.paths }];
}

function withHost(attempt: Attempt, name: string, change: (host: HostAttempt) => HostAttempt): Attempt {
  if (attempt.hosts === undefined) return attempt;
  return {
    ...attempt,
    hosts: attempt.hosts.map((host) => (host.host === name ? change(host) : host)),
  };
}
