/** The shapes of what a run keeps beside its journal. */
export { planSchema } from '../../shared/plan.ts';
export { sidecarSchema } from '../../shared/sidecar.ts';
