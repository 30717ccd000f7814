/** The shapes of what a run keeps beside its journal. */
export { planSchema } from '../../../shared/plan/plan.ts';
export { sidecarSchema } from '../../../shared/sidecar/sidecar.ts';
