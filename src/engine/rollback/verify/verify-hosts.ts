import type { HostPoint, RestorePoint } from '../../../shared/journal/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { ignore } from '../../lib/ignore.ts';
import { askUntil } from '../../lib/retry.ts';
import type { RunSession } from '../../run/session/run-session.ts';
import { retryOnDisconnect } from '../../transport/ssh/connect/retry-on-disconnect.ts';
import type { RestorePointSpec } from '../restore-point/pin-restore-point.ts';
import { hashRestored, type RestoredHashes, type Verified, verifyRestored } from './verify-restored.ts';

/** How long a restored service may take to answer with its version, in ms, and how often it is asked. */
const patience = { everyMs: 500, withinMs: 30_000 };

/** Hashes older than this, in ms, say nothing about now. */
const freshMs = 10_000;

/** The hashes of a host that are being taken. */
interface Taking {
  /** When that began, by the process's own clock. */
  readonly since: number;
  readonly hashes: Promise<RestoredHashes>;
}

export type HashedHosts = ReadonlyMap<string, Taking>;

/**
 * Begins to hash what was restored on every host of a point, for {@link verifyHosts}. To be called once nothing is left to do
 * that has an effect: the checks at the end of a rollback wait for a service, and the hashes need not wait for them.
 */
export function hashHosts({ targets }: RunSession, point: RestorePoint): HashedHosts {
  const since = performance.now();
  return new Map(
    hostPoints(point).map((host) => {
      const hashes = hashRestored(host, targets.get(host.host));
      ignore(hashes, 'whoever verifies hears of a failure, and perhaps nobody gets so far');
      return [host.host, { since, hashes }];
    }),
  );
}

export interface Verification {
  readonly session: RunSession;
  readonly point: RestorePoint;
  readonly spec: RestorePointSpec;
  /** Hashes that were started ahead; null for none. */
  readonly hashed: HashedHosts | null;
}

/**
 * Verifies every host of the point, each recorded as soon as it is; gives what is missing, in words. Hashes that were taken
 * a moment before are believed when they are right; content is looked at again once, a service until its time is up.
 */
export async function verifyHosts({
  session,
  point,
  spec,
  hashed,
}: Verification): Promise<readonly string[]> {
  const missing = await Promise.all(
    hostPoints(point).map(async (host) => {
      const verified = await verifyHost(session, host, spec, hashed?.get(host.host));
      if (!verified.restored)
        return [point.hosts === undefined ? verified.reason : `${host.host}: ${verified.reason}`];
      const { version, paths } = verified;
      await session.append({ type: 'rollback.verified', target: host.host, version, paths: [...paths] });
      return [];
    }),
  );
  return missing.flat();
}

async function verifyHost(
  { targets, sidecar, hide }: RunSession,
  host: HostPoint,
  spec: RestorePointSpec,
  taking: Taking | undefined,
): Promise<Verified> {
  const transport = targets.get(host.host);
  const look = (hashes?: Promise<RestoredHashes>): Promise<Verified> =>
    verifyRestored({ point: host, spec, transport, env: sidecar.env ?? {}, hide }, hashes);
  if (taking !== undefined && isFresh(taking)) {
    const early = await look(taking.hashes).catch(() => null);
    if (early?.restored === true) return early;
  }
  // What the service is given to answer begins again with every connection.
  return retryOnDisconnect(transport, 'always', () => askUntil(patience, look, ({ mayCome }) => !mayCome));
}

function isFresh({ since }: Taking): boolean {
  return performance.now() - since < freshMs;
}
