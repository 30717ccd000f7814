import type { EventBody } from '../../../shared/journal/events.ts';
import type { Plan } from '../../../shared/plan/plan.ts';
import type { Sidecar } from '../../../shared/sidecar/sidecar.ts';
import type { Targets } from '../../targets/targets.ts';

/** A run that is to be made: its first event, and the document it goes by. */
export interface NewRun {
  readonly first: EventBody & { readonly type: 'run.created' };
  readonly text: string;
  readonly plan: Plan;
  readonly sidecar: Sidecar;
  readonly targets: Targets;
}
