import { z } from 'zod';
import { accountSchema } from '../plan/account.ts';
import { environmentSchema } from '../plan/environment.ts';
import { answerSchema } from '../sidecar/answers.ts';
import { decisionSchema } from '../sidecar/corrections.ts';
import { logSourceSchema, metricSourceSchema, restorePointSpecSchema } from '../sidecar/sidecar.ts';

const count = z.number().int().nonnegative();
const line = z.number().int().positive();

/** What the review asks before the first run; answers land in the sidecar. */
export const reviewSchema = z.object({
  /** The environment that the title names; null where it names none. */
  environment: environmentSchema.nullable(),
  /** Sections with steps whose place is unclear or on a server, with the target chosen so far (null: undecided). */
  where: z.array(
    z.object({
      key: z.string(),
      heading: z.string(),
      commands: z.array(z.string()),
      proposal: z.enum(['local', 'server', 'unclear']),
      target: z.string().nullable(),
      line,
    }),
  ),
  placeholders: z.array(
    z.object({
      name: z.string(),
      sentence: z.string(),
      line,
      value: z.string().nullable(),
      /** The first command that has it, as it will run with the values so far, and how many have it. */
      command: z.string(),
      commands: count,
      /** Whether a run comes by a command that has it. */
      due: z.boolean(),
      /** The name looks secret: its value does not belong in a file that is committed. */
      secret: z.boolean(),
      /** The variable that it is; null for other spellings, which no secret can fill. */
      variable: z.string().nullable(),
      /** Where the sidecar says the secret comes from. */
      reference: z.string().nullable(),
      /** What the document itself says for it. */
      given: z.array(z.object({ value: z.string(), line: line.nullable() })),
    }),
  ),
  /** Relative operands of copy commands on a server: proposed uploads, with the commands that need them. */
  artifacts: z.array(
    z.object({ path: z.string(), accepted: z.boolean(), line, commands: z.array(z.string()) }),
  ),
  targets: z.array(z.object({ name: z.string(), ssh: z.string() })),
  /** What the rollback's own commands restore; null where none says so. */
  restorePoint: restorePointSpecSchema.nullable(),
  /** What the document's own commands ask and read. */
  metrics: z.array(metricSourceSchema),
  logs: z.array(logSourceSchema),
});
export type Review = z.infer<typeof reviewSchema>;

/** A machine that can be chosen: the document names it, or OpenSSH's configuration does. */
export const offeredHostSchema = z.object({
  ssh: z.string(),
  from: z.enum(['document', 'ssh-config']),
});
export type OfferedHost = z.infer<typeof offeredHostSchema>;

/** Boxes that are ticked in the file, by who ticked them. */
export const earlierTicksSchema = z.object({
  /** Where those of runs that are over stand, in bytes. */
  boxes: z.array(count),
  /** How many belong to a run that is not over, and how many no run ticked. */
  open: count,
  others: count,
});

/** What a document is read as, line by line, and everything the review asks about it. */
export const readingSchema = z.object({
  text: z.string(),
  account: accountSchema,
  /** Every decision of the parse, with the key that overrules it. */
  decisions: z.array(decisionSchema),
  review: reviewSchema,
  hosts: z.array(offeredHostSchema),
  ticks: earlierTicksSchema,
});

/** The answers that take back what was just written. */
export const undoSchema = z.array(answerSchema);
