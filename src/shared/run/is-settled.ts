import type { ItemState } from './attempts.ts';

/** An item with such a status no longer stands in the way of its gate. (Apart from its schema, so that a window need not load one.) */
export function isSettled(status: ItemState['status']): boolean {
  return status === 'passed' || status === 'waived' || status === 'skipped';
}
