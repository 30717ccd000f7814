import type { Weights } from './linear-model.ts';
import instruction from './weights/instruction.json' with { type: 'json' };
import lineStage from './weights/line-stage.json' with { type: 'json' };
import place from './weights/place.json' with { type: 'json' };
import span from './weights/span.json' with { type: 'json' };
import stage from './weights/stage.json' with { type: 'json' };

/** What `npm run fit` has learned from documents that readers have labelled. */
export interface SheetModels {
  /** When a section is due. */
  readonly stage: Weights;
  /** When a line is due that differs from its section. */
  readonly lineStage: Weights;
  /** Whether a text asks a person to do something. */
  readonly instruction: Weights;
  /** Where a step runs that does not say so itself. */
  readonly place: Weights;
  /** Whether a code span is a command to run. */
  readonly span: Weights;
}

/** Tables written by `npm run fit`, a row a feature, a column a class in the order of the model's classes. */
export const fittedModels: SheetModels = { stage, lineStage, instruction, place, span };
