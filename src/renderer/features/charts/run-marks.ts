import type { RunState } from '../../../shared/run/run-state.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';
import { runMarkers } from '../metrics/run-markers.ts';
import type { RunMark } from './data/run-mark.ts';
import * as words from './words.ts';

/** When the change and the rollback began and ended. Pure. */
export function runMarks(state: RunState, open: OpenPlan | null): readonly RunMark[] {
  const begun = runMarkers(state, open).map(
    ({ at, kind }): RunMark => ({
      at,
      kind,
      name: kind === 'deploy' ? words.deploy(state.version) : words.rollback,
    }),
  );
  const deployed = deployedAt(state, open);
  const back = state.rollback;
  return [
    ...begun,
    ...(deployed === null ? [] : [{ at: deployed, kind: 'deploy' as const, name: words.deployed }]),
    ...(back?.endedAt == null
      ? []
      : [
          {
            at: Date.parse(back.endedAt),
            kind: 'rollback' as const,
            name: back.outcome === 'passed' ? words.rolledBack : words.rollbackEnded,
          },
        ]),
  ].sort((a, b) => a.at - b.at);
}

/** When the last command of the change ended; null while one of them is open. */
function deployedAt(state: RunState, open: OpenPlan | null): number | null {
  const items = (open?.work ?? []).filter(
    ({ phaseKind, command, follow }) => phaseKind === 'deploy' && command !== undefined && !follow,
  );
  const ends = items.map(({ id }) => {
    const item = state.items[id];
    if (item === undefined || ['pending', 'running', 'part-way'].includes(item.status)) return null;
    const ended = item.attempts.at(-1)?.endedAt;
    return ended == null ? 0 : Date.parse(ended);
  });
  if (ends.length === 0 || ends.includes(null)) return null;
  return Math.max(...ends.map((end) => end ?? 0)) || null;
}
