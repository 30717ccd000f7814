import type { HostPoint } from '../../../shared/journal/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import { askVersion } from '../restore-point/pin-restore-point.ts';
import type { ReleaseRun } from './release-run.ts';

/** What a drill found on one host; `version` is what answers there now. */
export interface DrilledHost {
  readonly host: string;
  readonly connectMs: number;
  readonly version: string;
}

/**
 * Goes through the rollback up to its first effect: connects to every host of the restore point and asks what runs there. Whether the
 * kept copies are whole and the commands are there is for the readiness check to say. Changes nothing anywhere.
 */
export async function drillRollback(handle: ReleaseRun): Promise<readonly DrilledHost[]> {
  const { session } = handle;
  const point = session.wayBack.restorePoint;
  if (point === null) return [];
  return Promise.all(hostPoints(point).map((host) => drillHost(handle, host)));
}

async function drillHost({ session }: ReleaseRun, { host }: HostPoint): Promise<DrilledHost> {
  const transport = session.targets.get(host);
  const since = performance.now();
  await transport.exec('true');
  const connectMs = Math.round(performance.now() - since);
  const command = session.sidecar.restorePoint?.version;
  const version =
    command === undefined
      ? ''
      : await askVersion(transport, command, session.sidecar.env ?? {}, session.hide);
  return { host, connectMs, version };
}
