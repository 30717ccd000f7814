import type { RunState } from '../../../shared/run/run-state.ts';
import type { OpenPlan } from '../../stores/run/plan-store.ts';

export interface Marker {
  readonly at: number;
  readonly kind: 'deploy' | 'rollback';
}

/** When the first deploy step and the rollback started, epoch ms. Every chart shows them. */
export function runMarkers(state: RunState, open: OpenPlan | null): readonly Marker[] {
  const markers: Marker[] = [];
  const starts = (open?.work ?? [])
    .filter((item) => item.phaseKind === 'deploy')
    .flatMap((item) => state.items[item.id]?.attempts[0]?.startedAt ?? [])
    .map((at) => Date.parse(at));
  if (starts.length > 0) markers.push({ at: Math.min(...starts), kind: 'deploy' });
  if (state.rollback !== null) markers.push({ at: Date.parse(state.rollback.startedAt), kind: 'rollback' });
  return markers;
}
