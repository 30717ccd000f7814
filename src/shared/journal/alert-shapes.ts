import { z } from 'zod';

const actor = z.string();
/** The rule's words: they tell it apart across edits of the document. */
const text = z.string();

/** A rule came to another state. */
export const alertChangedShape = {
  /** The rule's place among those of the plan as it was then; its words tell it apart across edits. */
  rule: z.number().int(),
  text,
  state: z.string(),
  value: z.number().nullable(),
  /** Since when the condition has held, ISO 8601. */
  since: z.string().optional(),
  /** The host it is about, where several measure the rule. */
  host: z.string().optional(),
};

/** A person has seen that a rule fires: it makes no more noise until it fires anew. */
export const alertAcknowledgedShape = { text, actor };

/** A person wants no noise of a rule. It is still evaluated, and stays a rollback trigger where it is one. */
export const alertSilencedShape = {
  text,
  actor,
  reason: z.string().min(1),
  /** Until when, ISO 8601; null until the run ends. */
  until: z.string().nullable(),
};

export const alertUnsilencedShape = { text, actor };

/** What an alert rule was evaluated by, where that ticks or unticks its box. */
export const ruleEvidenceSchema = z.object({
  /** The rule's words. */
  rule: z.string(),
  /** What measured it, as tiles name their source. */
  source: z.string(),
  /** The newest value in the rule's own unit; null where the rule is an event. */
  value: z.number().nullable(),
  /** The value as a reader wants it. */
  shown: z.string(),
  /** The least and the greatest value of the time, in the rule's own unit; null where the rule is an event. */
  least: z.number().nullable(),
  most: z.number().nullable(),
  /** The time over which it was evaluated, ISO 8601. */
  from: z.string(),
  to: z.string(),
  /** How many answers of the source, on all its hosts, it was evaluated by. */
  samples: z.number().int().nonnegative(),
});
export type RuleEvidence = z.infer<typeof ruleEvidenceSchema>;

const item = z.string();

/** A box was ticked, by a person, or by `slipway` with the rules that its words are. */
export const itemTickedShape = {
  item,
  actor,
  note: z.string().optional(),
  evidence: z.array(ruleEvidenceSchema).optional(),
};

/** `reason`: why `slipway` took its own tick back; a person gives none. */
export const itemUntickedShape = { item, actor, reason: z.string().optional() };
