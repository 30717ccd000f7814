import { z } from 'zod';

/** When a line of the document is due, in the order a run takes them; the last three are never walked forward. */
export const stages = ['before', 'change', 'after', 'back', 'routine', 'demand'] as const;
export const stageSchema = z.enum(stages);
export type Stage = z.infer<typeof stageSchema>;

/** What a command does: asserts or shows, changes something, never ends by itself, or needs a person at the keyboard. */
export const natureSchema = z.enum(['check', 'effect', 'follow', 'interactive']);
export type Nature = z.infer<typeof natureSchema>;

/** What a person decides before a line may run. */
export const guardSchema = z.discriminatedUnion('kind', [
  /** One of several ways of which one is meant: `group` names the question, `label` this answer. */
  z.object({ kind: z.literal('option'), group: z.string(), label: z.string() }),
  /** Only in a case the document names; with `doubt`, only if a section belongs to the release, which it does not say. */
  z.object({ kind: z.literal('if'), text: z.string(), doubt: z.literal(true).optional() }),
]);
export type Guard = z.infer<typeof guardSchema>;

/**
 * How a walk comes to a line: `beside` others that only check, `in-order` and alone, only when `asked` for, or `never`
 * (it is shown, and a person has to correct the plan before it can run).
 */
export const runsSchema = z.enum(['beside', 'in-order', 'asked', 'never']);
export type Runs = z.infer<typeof runsSchema>;

/**
 * What a command leaves in its shell for the commands behind it, as written: the directory it goes to, variables with their
 * values, and what it reads an environment from.
 */
export const shellStateSchema = z.object({
  directory: z.string().optional(),
  variables: z.record(z.string(), z.string()).optional(),
  environments: z.array(z.string()).optional(),
});
export type ShellState = z.infer<typeof shellStateSchema>;

/** One thing the document asks for. Its `id` is that of the work item it becomes. */
export const sheetLineSchema = z.object({
  id: z.string(),
  /** 1-based source line. */
  line: z.number().int().positive(),
  do: z.enum(['command', 'manual']),
  /** Only on a command: one logical line of shell. */
  command: z.string().optional(),
  /** Only on a manual line: its words. */
  text: z.string().optional(),
  /** Only on a manual line: what is to be run in some other console, as written. */
  code: z.string().optional(),
  when: stageSchema,
  where: z.enum(['local', 'server', 'unclear']),
  /** The host the document names for it, as written. */
  host: z.string().optional(),
  /** Only on a command. */
  nature: natureSchema.optional(),
  /** Only on a command that leaves something in its shell. */
  sets: shellStateSchema.optional(),
  guard: guardSchema.optional(),
  /** Only where the line has a box. */
  box: z.literal(true).optional(),
  runs: runsSchema,
  /** The item or step of the plan it belongs to. */
  source: z.string(),
});
export type SheetLine = z.infer<typeof sheetLineSchema>;

/** Text that looks like a command and is not run: a mention, an example, an output. */
export const neverSchema = z.object({
  line: z.number().int().positive(),
  command: z.string(),
  why: z.string(),
});
export type NeverRun = z.infer<typeof neverSchema>;
