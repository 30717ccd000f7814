import type { Plan } from '../../shared/plan/plan.ts';
import { EngineError } from '../lib/engine-error.ts';
import { clearBoxes } from './clear-boxes.ts';
import * as words from './document-words.ts';
import { type TickResult, tickBox } from './tick-box.ts';

/** Boxes of a document, and what they are to be. */
export interface TicksWanted {
  readonly boxes: readonly number[];
  readonly ticked: boolean;
}

/** Empties or ticks boxes of a document that nobody runs yet. Throws what a person can do where the file cannot be written. */
export async function setTicks(file: string, plan: Plan, { boxes, ticked }: TicksWanted): Promise<void> {
  const known = new Set(plan.items.map(({ box }) => box));
  const own = boxes.filter((box) => known.has(box));
  const result = ticked ? await tickAll(file, plan, own) : (await clearBoxes(file, plan, own)).result;
  if (result !== 'ticked' && result !== 'already')
    throw new EngineError('FAILED', words.ticksNotWritten[result](file), words.ticksNotWrittenHint);
}

async function tickAll(file: string, plan: Plan, boxes: readonly number[]): Promise<TickResult> {
  for (const box of boxes) {
    const result = await tickBox(file, plan, box, true);
    if (result !== 'ticked' && result !== 'already') return result;
  }
  return 'ticked';
}
