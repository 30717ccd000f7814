import { z } from 'zod';
import { neverSchema, sheetLineSchema, stageSchema } from './sheet.ts';
import { targetsSchema } from './target-spec.ts';

/** What a heading governs. Only the first four are walked forward by a run; the others stay within reach. */
export const phaseKinds = [
  'preflight',
  'deploy',
  'verify',
  'monitor',
  'rollback',
  'maintenance',
  'contacts',
  'signoff',
  'record',
  'reference',
] as const;
export const phaseKindSchema = z.enum(phaseKinds);
export type PhaseKind = z.infer<typeof phaseKindSchema>;

/** Lines are 1-based source lines; columns are 1-based UTF-16 columns. */
const line = z.number().int().positive();

export const phaseSchema = z.object({
  id: z.string(),
  heading: z.string(),
  /** Heading texts from the outermost (below the title) to this one. */
  path: z.array(z.string()),
  kind: phaseKindSchema,
  /** When what mostly stands in it is due; missing in plans of older runs. */
  when: stageSchema.optional(),
  level: z.number().int().min(1).max(6),
  parent: z.string().nullable(),
  line,
});
export type Phase = z.infer<typeof phaseSchema>;

export const whereSchema = z.enum(['local', 'server', 'unclear']);
export type Where = z.infer<typeof whereSchema>;

/** What a step is like: it ends by itself, never ends, only asserts, or waits for a person at the keyboard. */
export const stepNatureSchema = z.enum(['step', 'follow', 'verify', 'interactive']);
export type StepNature = z.infer<typeof stepNatureSchema>;

/** What a command does on another machine: `ssh host 'uptime'`, `ssh host`, `scp a host:b`. `host` is as written. */
export const remoteSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('command'),
    host: z.string(),
    command: z.string(),
    /** Options of the line that say how the host is reached (`-i -J -p -o -F`), with their words; only where it has some. */
    options: z.array(z.string()).optional(),
  }),
  z.object({ kind: z.literal('session'), host: z.string() }),
  z.object({
    kind: z.literal('copy'),
    host: z.string(),
    direction: z.enum(['there', 'here']),
    from: z.array(z.string()),
    to: z.string(),
  }),
]);
export type Remote = z.infer<typeof remoteSchema>;

export const itemSchema = z.object({
  id: z.string(),
  kind: z.enum(['manual', 'check']),
  text: z.string(),
  /** The command a check runs; absent on manual items. */
  command: z.string().optional(),
  /** What the document says about the result: `30/30`, `783ms`. Advisory. */
  expect: z.string().optional(),
  /** The line above its list, where it ends with a colon: it is said of the whole list. */
  lead: z.string().optional(),
  phase: z.string(),
  line,
  checked: z.boolean(),
  /** Byte offset in the file of the one byte a tick writes. */
  box: z.number().int().nonnegative(),
  where: whereSchema,
  placeholders: z.array(z.string()),
  /** Why its command deserves a second look, in a few words: `removes files recursively`. */
  danger: z.string().optional(),
  /** What its command does on another machine by itself. */
  remote: remoteSchema.optional(),
  /** Target that runs it, where its `ssh` was taken over. */
  target: z.string().optional(),
  timeoutMs: z.number().int().positive().optional(),
  /** What its author wrote about it in a comment; unknown keys included. */
  attributes: z.record(z.string(), z.string()).optional(),
  /** Set when the box is also something else; a sign-off's box is ticked by its sign-off alone. */
  role: z.enum(['signoff', 'alert', 'maintenance']).optional(),
  /** Steps that are written below it, and are what it asks for: it is ticked once they have passed. */
  steps: z.array(z.string()).optional(),
});
export type PlanItem = z.infer<typeof itemSchema>;

export const stepSchema = z.object({
  id: z.string(),
  title: z.string(),
  /** Logical commands in order: continuations joined, heredocs and functions whole. */
  commands: z.array(z.string()),
  /** Where each command begins; missing in plans of older runs. */
  lines: z.array(line).optional(),
  /** Never ends by itself: opens beside the work and does not block it. */
  follow: z.boolean(),
  /** Read-only; retried until it passes or its deadline ends. */
  verify: z.boolean(),
  where: whereSchema,
  placeholders: z.array(z.string()),
  phase: z.string(),
  line,
  /** Waits for a person at the keyboard (editor, login, prompt). */
  interactive: z.boolean().optional(),
  /** Why the step deserves a second look, in a few words: `removes files recursively`. */
  danger: z.string().optional(),
  /** The same for each command; only where `danger` is set. */
  dangers: z.array(z.string().nullable()).optional(),
  /** What each command does on another machine by itself; only where one does. */
  remotes: z.array(remoteSchema.nullable()).optional(),
  /** Target that runs each command, where its `ssh` was taken over. */
  targets: z.array(z.string().nullable()).optional(),
  /** Host of the session an `ssh` line above it opened, as written: the proposed target. */
  host: z.string().optional(),
  /** Whether each command is a person's to type into that session; only where the session is opened from this machine. */
  typed: z.array(z.boolean()).optional(),
  /** Expected output as the document gives it. */
  expect: z.string().optional(),
  timeoutMs: z.number().int().positive().optional(),
  /** The shell its commands are written for, where that is not a POSIX one. */
  shell: z.enum(['powershell', 'cmd']).optional(),
  /** The step or item that this one undoes (its `undo` attribute); a rollback runs it only where that one ran. */
  undoes: z.string().optional(),
  /** What its author wrote behind the fence's language; unknown keys included. */
  attributes: z.record(z.string(), z.string()).optional(),
});
export type PlanStep = z.infer<typeof stepSchema>;

/** An instruction without a box: a person does it and says so. It is ticked in the journal only. */
export const instructionSchema = z.object({
  id: z.string(),
  text: z.string(),
  /** What is to be run in some other console, as written, with the language of its fence. */
  code: z.string().optional(),
  language: z.string().optional(),
  /** The line above its list, where it ends with a colon: it is said of the whole list. */
  lead: z.string().optional(),
  phase: z.string(),
  line,
});
export type Instruction = z.infer<typeof instructionSchema>;

export const referenceSchema = z.object({ phase: z.string(), language: z.string(), text: z.string(), line });
export type Reference = z.infer<typeof referenceSchema>;

const comparison = z.enum(['<', '<=', '>', '>=', '=']);
export const budgetSchema = z.object({
  text: z.string(),
  metric: z.string(),
  stat: z.string().optional(),
  op: comparison,
  value: z.number(),
  unit: z.string(),
  line,
});
export type Budget = z.infer<typeof budgetSchema>;

export const alertSchema = z.object({
  text: z.string(),
  metric: z.string(),
  stat: z.string().optional(),
  /** `event` when the document gives no number ("Service down"); its value is then null. */
  op: z.union([comparison, z.literal('event')]),
  value: z.number().nullable(),
  unit: z.string().optional(),
  /** How long the condition must hold before the rule fires, in ms. */
  forMs: z.number().int().nonnegative().optional(),
  /** The document, or the sidecar, says to take the release back when it fires. */
  rollback: z.literal(true).optional(),
  /** The sidecar adds it: it stands in no line of the document, and its line is 1. */
  added: z.literal(true).optional(),
  line,
});
export type AlertRule = z.infer<typeof alertSchema>;

export const diagnosticSchema = z.object({
  code: z.string(),
  severity: z.enum(['error', 'warning', 'info']),
  message: z.string(),
  line,
  column: z.number().int().positive(),
});
export type Diagnostic = z.infer<typeof diagnosticSchema>;

export const alternativeSchema = z.object({
  heading: z.string(),
  phase: z.string(),
  steps: z.array(z.string()),
});

/** What the document's front matter sets for its runs; the sidecar has the last word. */
export const defaultsSchema = z.object({
  targets: targetsSchema.optional(),
  env: z.record(z.string(), z.string()).optional(),
  /** The shell that reads its commands, where that is not the one every step gets. */
  shell: z.string().optional(),
  /** Where its sections start: absolute, below `~/`, or relative to where they would start without it. */
  cwd: z.string().optional(),
});
export type PlanDefaults = z.infer<typeof defaultsSchema>;

/** The machine-readable plan: what `slipway plan FILE --json` prints. `version` counts changes that break a reader. */
export const planSchema = z.object({
  version: z.literal(1),
  title: z.string(),
  metadata: z.record(z.string(), z.string()),
  /** sha-256 (hex) of the document with every box empty, so that ticking does not change a plan's identity. */
  hash: z.string(),
  /** Only where the front matter sets something. */
  defaults: defaultsSchema.optional(),
  phases: z.array(phaseSchema),
  items: z.array(itemSchema),
  steps: z.array(stepSchema),
  /** Missing in plans of older runs, as `sheet` and `never` are. */
  instructions: z.array(instructionSchema).optional(),
  /** Everything the document asks for, in its order; what every walk obeys. */
  sheet: z.array(sheetLineSchema).optional(),
  /** What looks like a command and is not run. */
  never: z.array(neverSchema).optional(),
  references: z.array(referenceSchema),
  budgets: z.array(budgetSchema),
  alerts: z.array(alertSchema),
  contacts: z.array(z.object({ role: z.string(), value: z.string(), line })),
  signoffs: z.array(z.object({ role: z.string(), item: z.string().nullable(), line })),
  fields: z.array(z.object({ name: z.string(), value: z.string().optional(), line })),
  rollback: z.object({
    alternatives: z.array(alternativeSchema),
    /** The one command that does it all, where the document names one. */
    automatic: z.string().optional(),
  }),
  maintenance: z.array(
    z.object({
      every: z.enum(['day', 'week', 'month', 'quarter', 'year']),
      text: z.string(),
      item: z.string().nullable(),
      line,
    }),
  ),
  diagnostics: z.array(diagnosticSchema),
});
export type Plan = z.infer<typeof planSchema>;
