import { z } from 'zod';
import { phaseKindSchema, stepNatureSchema } from '../plan/plan.ts';

/** What a reading of the document had to decide. */
export const decisionKinds = [
  'phase',
  'command',
  'where',
  'nature',
  'danger',
  'placeholder',
  'threshold',
  'instruction',
] as const;

/**
 * One decision of the parser, as the parser made it: what it looked at, what it decided, which rules spoke.
 * `decision` is, by kind: a phase kind; `command` or `text`; `local`, `server`, `unclear` or a target's name;
 * `step`, `follow`, `verify` or `interactive`; `dangerous` or `harmless`;
 * `ask` or `literal`; `budget`, `alert` or `text`; `instruction` or `text`.
 */
export const decisionSchema = z.object({
  kind: z.enum(decisionKinds),
  /** 1-based source line. */
  line: z.number().int().positive(),
  /** What was looked at: a heading, a code span or command line, a step, a placeholder, a sentence with a number. */
  text: z.string(),
  decision: z.string(),
  /** Why, the decisive rule first; at least one sentence fragment each. */
  reasons: z.array(z.string()),
  /** Whether the sidecar said so, against or with what the rules would have decided. */
  overruled: z.boolean(),
  /** What the sidecar uses to overrule it: a key of `plan.phases`, `plan.commands`, `where`, `plan.natures`, `plan.dangers`, `plan.placeholders`, `plan.thresholds`, `plan.instructions`. */
  key: z.string(),
});
export type Decision = z.infer<typeof decisionSchema>;

/** What `slipway plan FILE --explain --json` prints. `version` counts changes that break a reader. */
export const explanationSchema = z.object({
  version: z.literal(1),
  hash: z.string(),
  decisions: z.array(decisionSchema),
});
export type Explanation = z.infer<typeof explanationSchema>;

const key = z.string().min(1);

/**
 * One correction of a decision, as the review gives it: the decision's own `kind` and `key`, and what holds instead.
 * Null takes an earlier correction back, so that the rules decide again. Commands: `true`, it is one; `false`, it is
 * not; a text, that is the command. Dangers: `true`, it deserves a second look; `false`, it does not.
 */
export const correctionSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('phase'), key, decision: phaseKindSchema.nullable() }),
  z.object({
    kind: z.literal('command'),
    key,
    decision: z.union([z.boolean(), z.string().min(1)]).nullable(),
  }),
  z.object({ kind: z.literal('where'), key, decision: z.string().min(1).nullable() }),
  z.object({ kind: z.literal('nature'), key, decision: stepNatureSchema.nullable() }),
  z.object({ kind: z.literal('danger'), key, decision: z.boolean().nullable() }),
  z.object({ kind: z.literal('placeholder'), key, decision: z.enum(['ask', 'literal']).nullable() }),
  z.object({ kind: z.literal('threshold'), key, decision: z.enum(['budget', 'alert', 'text']).nullable() }),
  /** `true`: a person does it; `false`: it is not part of the release. */
  z.object({ kind: z.literal('instruction'), key, decision: z.boolean().nullable() }),
  /** The question that a line is one answer to; `false`: it is no answer, and runs like every other line. */
  z.object({ kind: z.literal('option'), key, decision: z.union([z.literal(false), key]).nullable() }),
]);
export type Correction = z.infer<typeof correctionSchema>;
