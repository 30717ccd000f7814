import { z } from 'zod';

/**
 * How one attempt or one item ended.
 * `unknown` means that it cannot be known (the machine died, the connection never came back): a person decides.
 * `skipped` is not written any more; old journals may hold it, and it counts as settled.
 */
export const outcomeSchema = z.enum([
  'passed',
  'failed',
  'timed-out',
  'cancelled',
  'skipped',
  'waived',
  'unknown',
]);
export type Outcome = z.infer<typeof outcomeSchema>;
