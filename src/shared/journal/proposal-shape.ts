import { z } from 'zod';

/** What becomes of a firing rollback trigger: recorded only, asked of a person, or acted on. */
export const triggerModeSchema = z.enum(['shadow', 'ask', 'auto']);
export type TriggerMode = z.infer<typeof triggerModeSchema>;

const proposalCauseSchema = z.enum(['breach', 'no-data', 'worse']);
export type ProposalCause = z.infer<typeof proposalCauseSchema>;

/** What a rollback is proposed for, and what it would do. */
export const proposalShape = {
  /** Told apart within its run. */
  proposal: z.string(),
  mode: triggerModeSchema,
  /**
   * `breach`: the rule fires. `no-data`: what measures it has fallen silent, which is no breach but must be looked at. `worse`: what is
   * measured got worse since the change, whatever the rules say.
   */
  cause: proposalCauseSchema,
  /** The rule's words; of `worse`, what got worse. */
  text: z.string(),
  value: z.number().nullable(),
  /** The value as a reader wants it; empty when there is none. */
  shown: z.string(),
  /** Of `no-data`: why what measures the rule is not read, in words; left out where nobody says. */
  why: z.string().optional(),
  /** Since when the condition has held, ISO 8601. */
  since: z.string(),
  /** What would be restored where; empty when no restore point is pinned. */
  restores: z.string(),
  /** Why the rollback is not ready; empty when it is. */
  reasons: z.array(z.string()),
};
