import { clearBoxes, EngineError } from '../../engine/index.ts';
import type { Plan } from '../../shared/plan/plan.ts';
import * as words from '../words/clear-words.ts';

/** Empties boxes; gives how many. Throws with what a person can do where the file cannot be written as it was read. */
export async function clear(file: string, plan: Plan, boxes: readonly number[]): Promise<number> {
  if (boxes.length === 0) return 0;
  const { result, cleared } = await clearBoxes(file, plan, boxes);
  switch (result) {
    case 'ticked':
      return cleared;
    case 'changed':
      throw new EngineError('FAILED', words.changed(file, cleared), words.changedHint);
    case 'missing':
      throw new EngineError('NOT_FOUND', words.missing(file), words.missingHint);
    default:
      throw new EngineError('FAILED', words.readOnly(file, cleared), words.readOnlyHint);
  }
}
