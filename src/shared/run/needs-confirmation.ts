import type { WorkItem } from '../plan/work.ts';
import type { RunState } from './run-state.ts';

/**
 * Whether an item waits for a person's word before it may start: dangerous ones do, in production. A rollback does not:
 * it was confirmed as a whole, with every command shown, and must not stop half way.
 */
export function needsConfirmation(item: WorkItem, state: RunState): boolean {
  return item.danger !== undefined && state.environment === 'production' && state.kind !== 'rollback';
}

/** `"Clean up" removes files recursively, in production`. */
export function dangerSentence(item: WorkItem): string {
  return `"${item.title}" ${item.danger ?? 'is dangerous'}, in production`;
}
