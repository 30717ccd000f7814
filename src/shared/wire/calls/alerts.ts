import { z } from 'zod';
import { base, ok, run, text } from './base.ts';

const onRule = z.object({ run, rule: text });

/** What a person asks of the noise that alert rules make; rules are named by their words. */
export const alertCalls = {
  /** A rule that fires makes no more noise until it fires anew. */
  acknowledge: base.input(onRule).output(ok),
  /** No noise of a rule for so many ms; null until the run ends. It is evaluated as before, and a rollback trigger stays one. */
  silence: base
    .input(onRule.extend({ reason: text.min(1), forMs: z.number().int().positive().nullable() }))
    .output(ok),
  unsilence: base.input(onRule).output(ok),
};
