import { z } from 'zod';
import { attempt } from '../../../shared/lib/attempt.ts';
import type { KeptLine } from './slot-book.ts';

const count = z.number().nonnegative();
const bound = z.number().nullable();

/** JSON has no infinity: the last bound is null on the disk. */
const closedSlotSchema = z.object({
  kind: z.enum(['all', 'host', 'route']),
  name: z.string(),
  bounds: z.array(bound),
  slot: z.object({
    at: z.number(),
    requests: count,
    errors: count.nullable(),
    durations: z.array(count).nullable(),
    gauges: z.record(z.string(), z.number()),
  }),
});

const keptLineSchema = z.union([
  z.object({ phase: z.literal('after'), at: z.number() }),
  z.object({ phase: z.enum(['before', 'after']), slots: z.array(closedSlotSchema) }),
]);

/** A line of the file; null where it is cut off, damaged, or of somebody else's making. */
export function readKeptLine(text: string): KeptLine | null {
  const { data } = keptLineSchema.safeParse(attempt<unknown, null>(() => JSON.parse(text), null));
  if (data === undefined) return null;
  if (!('slots' in data)) return data;
  const slots = data.slots.map((closed) => ({
    ...closed,
    bounds: closed.bounds.map((each) => each ?? Number.POSITIVE_INFINITY),
  }));
  return { phase: data.phase, slots };
}
