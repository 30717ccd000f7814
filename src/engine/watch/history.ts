import type { RunState } from '../../shared/run/run-state.ts';
import type { AlertState, LiveMessage } from '../../shared/wire/live.ts';
import type { RunSession } from '../run/session/run-session.ts';
import { measuredBetween } from './series/measured-between.ts';

/** Whether a run is over, its rollback included: nothing of it is watched any more, and no server is asked about it. */
export function isHistory({ status, rollback }: Pick<RunState, 'status' | 'rollback'>): boolean {
  return status === 'ended' && (rollback === null || rollback.endedAt !== null);
}

/**
 * What a window is told of a run that is over: what its journal and its series say, as it was when the run ended. Asks no
 * server.
 */
export async function historyMessages({
  plan,
  state,
  targets,
  files,
}: Pick<RunSession, 'plan' | 'state' | 'targets' | 'files'>): Promise<readonly LiveMessage[]> {
  const { tiles, series } = await measuredBetween(files.series, { from: null, to: null });
  const alerts = plan.alerts.flatMap((rule): readonly AlertState[] => {
    const last = state.alerts[rule.text];
    if (last === undefined || (last.state !== 'firing' && last.state !== 'resolved')) return [];
    return [{ rule, state: last.state, value: last.value, shown: '', since: Date.parse(last.at) }];
  });
  return [
    { type: 'connections', connections: [...targets.connections()] },
    { type: 'alerts', alerts: [...alerts] },
    { type: 'judgment', judged: state.judgment ?? null },
    ...(tiles.length === 0
      ? []
      : ([
          { type: 'tiles', tiles },
          { type: 'samples', samples: series },
        ] satisfies LiveMessage[])),
  ];
}
