import type { DrivenRun } from '../../../engine/index.ts';
import type { WorkItem } from '../../../shared/plan/work.ts';
import { isItemSettled } from '../../../shared/run/run-state.ts';
import { ask } from '../../ask/ask.ts';
import * as words from '../../words/rule-box-words.ts';

/** Ticks a box that a rule watches in its place; the record keeps how the person knows. False where they gave no reason. */
export async function tickWithReason({ driver, session }: DrivenRun, item: WorkItem): Promise<boolean> {
  const reason = await ask(words.askReason);
  // Its rule may have ticked it while the person typed.
  if (isItemSettled(session.state, item.id)) return true;
  if (reason !== '') await driver.tick(item.id, reason);
  return reason !== '';
}
