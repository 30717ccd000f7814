import type { ItemState } from '../../shared/run/attempts.ts';

/** A status, for people and screen readers. */
export const statusWords: Readonly<Record<ItemState['status'], string>> = {
  pending: 'open',
  running: 'running',
  'part-way': 'partly done: not on every host yet',
  passed: 'passed',
  failed: 'failed',
  'timed-out': 'timed out',
  cancelled: 'canceled',
  skipped: 'skipped',
  waived: 'waived',
  unknown: 'outcome unknown',
};
