import type { HostPoint } from '../../../shared/run/events.ts';
import { hostPoints } from '../../../shared/run/group-state.ts';
import type { DrivenRun } from '../../run/drive/driven-run.ts';
import { askVersion } from '../restore-point/pin-restore-point.ts';

/** What a drill found on one host; `version` is what answers there now. */
export interface DrilledHost {
  readonly host: string;
  readonly connectMs: number;
  readonly version: string;
}

/**
 * Goes the way back up to its first effect: connects to every host of the restore point and asks what runs there. Whether the
 * kept copies are whole and the commands are there is the armed check's to say. Changes nothing anywhere.
 */
export async function drillRollback(handle: DrivenRun): Promise<readonly DrilledHost[]> {
  const { session } = handle;
  const point = session.state.restorePoint;
  if (point === null) return [];
  return Promise.all(hostPoints(point).map((host) => drillHost(handle, host)));
}

async function drillHost({ session }: DrivenRun, { host }: HostPoint): Promise<DrilledHost> {
  const transport = session.targets.get(host);
  const since = performance.now();
  await transport.exec('true');
  const connectMs = Math.round(performance.now() - since);
  const command = session.sidecar.restorePoint?.version;
  const version =
    command === undefined ? '' : await askVersion(transport, command, session.sidecar.env ?? {});
  return { host, connectMs, version };
}
