import type { WorkItem } from '../../../shared/plan/work.ts';
import { EngineError } from '../../lib/engine-error.ts';

/** The target an item runs on. Throws what a person has to do where it is not decided. */
export function targetOf(
  { placement }: { readonly placement: Readonly<Record<string, string | null>> },
  item: WorkItem,
): string {
  const target = placement[item.id];
  if (target !== null && target !== undefined) return target;
  throw new EngineError(
    'NOT_NOW',
    `No target is chosen for "${item.title}". Nothing was started.`,
    'Choose one in the review; it is saved in the sidecar.',
  );
}
