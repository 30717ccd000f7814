import type { TriggerMode } from '../../../shared/journal/proposal-shape.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';

/** What the sidecar wants of a firing rollback trigger; null for nothing, which is also what a sidecar wants that is silent. */
export function triggerModeOf({ rollback }: Sidecar): TriggerMode | null {
  const on = rollback?.on ?? 'off';
  return on === 'off' ? null : on;
}
