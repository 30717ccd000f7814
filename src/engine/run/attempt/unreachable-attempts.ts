import { itemState } from '../../../shared/run/run-state.ts';
import type { RunSession } from '../session/run-session.ts';

/** A part of an attempt that is under way on a host which lets us in no more, so that its outcome cannot be asked for. */
export interface UnreachableAttempt {
  readonly item: string;
  readonly host: string;
  /** What was said when we were refused. */
  readonly reason: string;
  /** Whether it runs on there without us. */
  readonly goesOn: boolean;
}

/** All that is under way, where every bit of it is on hosts that refuse us; empty while anything else still runs. */
export function unreachableAttempts(session: RunSession): readonly UnreachableAttempt[] {
  const parts = session.running
    .filter((id) => !session.item(id).follow)
    .flatMap((item) => partsOf(session, item));
  return parts.every(({ host }) => session.targets.isRefused(host)) ? parts : [];
}

function partsOf(session: RunSession, item: string): readonly UnreachableAttempt[] {
  const attempt = itemState(session.state, item).attempts.at(-1);
  if (attempt === undefined) return [];
  const running = attempt.hosts?.filter(({ status }) => status === 'running');
  const places = running ?? [{ host: attempt.target, dir: attempt.dir }];
  return places.map(({ host, dir }) => ({
    item,
    host,
    reason: session.targets.refusalOf(host) ?? '',
    goesOn: dir !== null,
  }));
}

/** Settles once nothing goes on in a run but what cannot be asked about; never, where `signal` is aborted before. */
export function whenAllUnreachable(
  session: RunSession,
  signal: AbortSignal,
): Promise<readonly UnreachableAttempt[]> {
  return new Promise((resolve) => {
    const look = (): void => {
      const refused = signal.aborted ? [] : unreachableAttempts(session);
      if (refused.length === 0) return;
      stop();
      resolve(refused);
    };
    // Whoever heard of the same change first may begin something because of it.
    const lookSoon = (): void => void setImmediate(look);
    const stops = [session.subscribe(lookSoon), session.targets.subscribe(lookSoon)];
    const stop = (): void => {
      for (const each of stops) each();
    };
    signal.addEventListener('abort', stop);
    lookSoon();
  });
}

/** What it means that attempts cannot be asked about, for a person. */
export function explainUnreachable(session: RunSession, refused: readonly UnreachableAttempt[]): string {
  return [...Map.groupBy(refused, ({ item }) => item)]
    .map(([item, parts]) => {
      const hosts = parts.map(({ host }) => host).join(', ');
      const there = parts.some(({ goesOn }) => goesOn) ? 'the step goes on there; ' : '';
      const why = [...new Set(parts.map(({ reason }) => reason))].join(' ');
      return `"${session.item(item).title}" on ${hosts}: ${there}its outcome is not known yet. ${why}`;
    })
    .join(' ');
}
