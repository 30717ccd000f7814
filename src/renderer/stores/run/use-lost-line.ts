import type { Attempt } from '../../../shared/run/attempts.ts';
import type { Connection } from '../../../shared/wire/live.ts';
import { useConnectionsStore } from './connections-store.ts';

/** A connection that is wanted and does not stand. */
export type LostLine = Connection & { readonly lost: NonNullable<Connection['lost']> };

/** The lost line to a server on which an attempt runs; null where every line stands. Pure. */
export function lostLineOf(
  attempt: Attempt | undefined,
  connections: readonly Connection[],
): LostLine | null {
  if (attempt === undefined || attempt.endedAt !== null) return null;
  const hosts = attempt.hosts?.filter(({ status }) => status === 'running').map(({ host }) => host) ?? [
    attempt.target,
  ];
  for (const connection of connections) {
    const { lost, target } = connection;
    if (lost !== undefined && hosts.includes(target)) return { ...connection, lost };
  }
  return null;
}

/** {@link lostLineOf}, for rendering. */
export function useLostLine(attempt: Attempt | undefined): LostLine | null {
  const connections = useConnectionsStore((store) => store.connections);
  return lostLineOf(attempt, connections);
}
