import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../run-words.ts';

/** The target an item runs on. Throws what a person has to do where it is not decided. */
export function targetOf(
  { placement }: { readonly placement: Readonly<Record<string, string | null>> },
  item: WorkItem,
): string {
  const target = placement[item.id];
  if (target !== null && target !== undefined) return target;
  throw new EngineError('NOT_NOW', words.noTarget(item.title), words.noTargetHint);
}
