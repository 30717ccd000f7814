import type { Outcome } from './outcome.ts';

/** An item with such an outcome no longer stands in the way of its gate. (Apart from its schema, so that a window need not load one.) */
export function isSettled(outcome: Outcome): boolean {
  return outcome === 'passed' || outcome === 'waived' || outcome === 'skipped';
}
