import { itemState } from '../../../shared/run/run-state.ts';
import * as words from '../run-words.ts';
import type { RunSession } from '../session/run-session.ts';

/** A part of an attempt that still runs on a host which refuses the sign-in, so that its outcome cannot be asked for. */
export interface UnreachableAttempt {
  readonly item: string;
  readonly host: string;
  /** Why the host refused the sign-in. */
  readonly reason: string;
  /** Whether it would still run there without a connection. */
  readonly goesOn: boolean;
}

/** All that is under way, where every part of it is on hosts that refuse the sign-in; empty while anything else still runs. */
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
  // What was refused before it began has ended, and is about to be recorded as that.
  const isOver = (host: string): boolean => {
    const file = session.outputFile(item, attempt.n, running === undefined ? null : host);
    return session.logs.get(file)?.hasEnded === true;
  };
  if (places.some(({ host }) => isOver(host))) return [];
  return places.map(({ host, dir }) => ({
    item,
    host,
    reason: session.targets.refusalOf(host) ?? '',
    goesOn: dir !== null,
  }));
}

/** Settles once nothing runs but what cannot be asked about; never, where `signal` is aborted before. */
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
      const stillRuns = parts.some(({ goesOn }) => goesOn);
      const why = [...new Set(parts.map(({ reason }) => reason))].join(' ');
      return words.unreachable(session.item(item).title, hosts, stillRuns, why);
    })
    .join(' ');
}
