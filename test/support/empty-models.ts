import type { SheetModels } from '../../src/engine/plan/learned/models.ts';

/** Models that know nothing: a test adds the weights it is about. */
export const emptyModels: SheetModels = { stage: {}, lineStage: {}, instruction: {}, place: {}, span: {} };
