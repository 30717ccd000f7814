import { z } from 'zod';

/** Whether what is measured got worse since a change, in figures: the same in the journal and in the window. */
export const judgmentShape = {
  /** `go`: a change that matters would have been seen. `wait`: it may not have been yet. `go-back`: it got worse for certain. */
  verdict: z.enum(['go', 'wait', 'go-back']),
  /** When the last command of the change ended, ISO 8601. */
  since: z.string(),
  /** What got worse, the surest first. */
  worse: z.array(
    z.object({
      measure: z.string(),
      /** The one host or route where it did; null where it is all of them, or the only one. */
      where: z.string().nullable(),
      before: z.number().nullable(),
      after: z.number().nullable(),
      sure: z.enum(['certain', 'likely']),
    }),
  ),
  /** What was compared and is as it was. */
  steady: z.array(z.string()),
  /** How much longer it takes until a change that matters would have been seen, in ms; 0 when it would by now, null where nobody can say. */
  missingMs: z.number().nullable(),
};
export const judgmentSchema = z.object(judgmentShape);
export type Judged = z.infer<typeof judgmentSchema>;
