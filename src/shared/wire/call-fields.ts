import { oc } from '@orpc/contract';
import { z } from 'zod';

/** Errors every call may end with: `code` is stable, `message` is for the person, `data.hint` says what to do next. */
const errorData = z.object({
  hint: z.string().optional(),
  line: z.number().optional(),
  column: z.number().optional(),
});
export const base = oc.errors({
  NOT_FOUND: { status: 404, data: errorData },
  BAD_INPUT: { status: 400, data: errorData },
  NOT_NOW: { status: 409, data: errorData },
  UNREACHABLE: { status: 502, data: errorData },
  FAILED: { status: 500, data: errorData },
  JOURNAL: { status: 507, data: errorData },
});

/** What a person, or a program in their place, may send: of a bounded length, so that a journal line and a record stay readable. */
export const short = z.string().max(200);
export const text = z.string().max(4_000);
export const path = z.string().max(4_096);
export const id = z.string().max(1_000);
export const run = z.string().max(80);
export const ok = z.object({ ok: z.literal(true) });
export const stream = z.object({ stream: z.number().int().nonnegative() });
export const onItem = z.object({ run, item: id });
