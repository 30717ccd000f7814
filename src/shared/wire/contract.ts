import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { journalEventSchema } from '../journal/events.ts';
import { outcomeSchema } from '../journal/outcome.ts';
import { diagnosticSchema, planSchema } from '../plan/plan.ts';
import { planChangeSchema } from '../plan/plan-change.ts';
import { answerSchema } from '../sidecar/answers.ts';
import { keptSidecarSchema, sidecarSchema } from '../sidecar/sidecar.ts';
import { alertCalls } from './calls/alerts.ts';
import { base, id, ok, onItem, path, run, short, stream, text } from './calls/base.ts';
import { practice } from './calls/practice.ts';
import { folderSchema, foundPathSchema, maintenanceSchema, recentEntrySchema } from './calls/start-page.ts';
import { terminals } from './calls/terminals.ts';
import { trendSchema } from './calls/trends.ts';
import { discoverySchema } from './discovery.ts';
import { liveMessageSchema, logLineSchema, sampleSchema, tileSchema } from './live.ts';
import { readingSchema, undoSchema } from './review.ts';

/**
 * Everything a console may ask of the engine: one typed contract, checked at run time on both sides, carried over a
 * MessagePort (Electron) or a WebSocket (loopback). Consoles send identifiers and values, never command text; a free
 * terminal is the one exception, and it is a byte stream of its own (see stream-frame.ts).
 */

/** Where a run's journal is damaged: what was recorded after that is not known. */
const damageSchema = z.object({ line: z.number().int(), reason: z.string() });

export const runSummarySchema = z.object({
  run: z.string(),
  kind: z.enum(['release', 'rollback']),
  of: z.string().nullable(),
  file: z.string(),
  title: z.string(),
  version: z.string(),
  /** Who created it. */
  actor: z.string(),
  environment: z.enum(['production', 'staging', 'practice']),
  status: z.enum(['ready', 'running', 'paused', 'ended']),
  outcome: outcomeSchema.nullable(),
  createdAt: z.string(),
  /** When its first check or step began. */
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  settled: z.number(),
  total: z.number(),
  damage: damageSchema.nullable(),
});
export type RunSummary = z.infer<typeof runSummarySchema>;

export const appInfoSchema = z.object({
  version: z.string(),
  host: z.enum(['electron', 'loopback']),
  platform: z.string(),
  actor: z.string(),
  /** A file named on the command line, to be opened first. */
  openFirst: z.string().nullable(),
  /** A run to attach to first. */
  runFirst: z.string().nullable(),
});
export type AppInfo = z.infer<typeof appInfoSchema>;

export const openedPlanSchema = z.object({
  file: z.string(),
  plan: planSchema,
  sidecar: sidecarSchema,
  sidecarFile: z.string().nullable(),
  /** Problems of the sidecar; a plan with an invalid sidecar opens for reading but does not run. */
  sidecarDiagnostics: z.array(diagnosticSchema),
  ...readingSchema.shape,
  /** Work item id -> target name (`local` or a key of the sidecar's targets); null where nobody has said. */
  placement: z.record(z.string(), z.string().nullable()),
  /** The heading of the procedure that a rollback follows unless a person says otherwise there; null where there is none. */
  rollbackUse: z.string().nullable(),
  writable: z.boolean(),
  runs: z.array(runSummarySchema),
});
export type OpenedPlan = z.infer<typeof openedPlanSchema>;

export const rollbackPreviewSchema = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()),
  expectedMs: z.number().nullable(),
  /** What a person reads before holding the control: one line an effect. */
  effects: z.array(z.object({ target: z.string(), title: z.string(), command: z.string() })),
  restores: z.string(),
  alternatives: z.array(z.object({ id: z.string(), heading: z.string(), steps: z.number() })),
  chosen: z.string().nullable(),
});
export type RollbackPreview = z.infer<typeof rollbackPreviewSchema>;

export const contract = {
  app: {
    info: base.output(appInfoSchema),
    /** The checklists opened last, and taking one from that list. */
    recent: base.output(z.array(recentEntrySchema)),
    forget: base.input(z.object({ file: path })).output(ok),
    /** Recurring tasks of those checklists, and marking one as done, or as not done after all. */
    maintenance: base.output(z.array(maintenanceSchema)),
    maintained: base.input(z.object({ file: path, task: text, done: z.boolean() })).output(ok),
    /** Connections, prompts, tiles, samples, alerts, log counters. Ends when the console goes. */
    live: base.input(z.object({ run: z.string().nullable() })).output(eventIterator(liveMessageSchema)),
    /** Answers a question; null refuses. `keep`: the answer is to be kept where the question says it can be. */
    answer: base
      .input(
        z.object({
          prompt: id,
          value: z
            .string()
            .max(64 * 1024)
            .nullable(),
          keep: z.boolean().optional(),
        }),
      )
      .output(ok),
  },
  files: {
    /** Folders and Markdown files of a directory, for choosing a checklist where there is no system dialog. */
    list: base.input(z.object({ dir: path.nullable() })).output(folderSchema),
    /** What a typed path means, in the folder that is shown. */
    find: base.input(z.object({ path: path.min(1), dir: path })).output(foundPathSchema),
  },
  plans: {
    open: base.input(z.object({ file: path })).output(openedPlanSchema),
    /** Writes answers of the review into the sidecar (created when there is none), and opens the plan again. */
    answer: base
      .input(z.object({ file: path, answers: z.array(answerSchema).min(1) }))
      .output(z.object({ opened: openedPlanSchema, undo: undoSchema })),
    /** Empties boxes that earlier runs ticked in the file, or ticks them again, and opens the plan again. */
    setTicks: base
      .input(z.object({ file: path, boxes: z.array(z.number().int()).min(1), ticked: z.boolean() }))
      .output(openedPlanSchema),
    /** Connects to a target of the document, to see whether that works. Runs nothing of the document. */
    reach: base
      .input(z.object({ file: path, target: id }))
      .output(z.object({ ms: z.number(), hosts: z.number().int(), system: z.string().nullable() })),
    /** Looks at the servers of the document for what could be watched: read-only, and nothing is written. */
    discover: base.input(z.object({ file: path })).output(discoverySchema),
    /** Starts the practice server (once) and gives its checklist. */
    practice: base.output(z.object({ file: z.string() })),
    runs: base.output(z.array(runSummarySchema)),
  },
  runs: {
    create: base.input(z.object({ file: path })).output(z.object({ run })),
    /** Opens a run for driving, or for watching when another console drives it; gives the plan as it was. */
    open: base.input(z.object({ run })).output(
      z.object({
        run,
        plan: planSchema,
        sidecar: keptSidecarSchema,
        placement: z.record(z.string(), z.string().nullable()),
        /** Work item id -> the words of the alert rules that tick it. */
        ruleBoxes: z.record(z.string(), z.array(z.string())),
        observer: z.string().nullable(),
        damage: damageSchema.nullable(),
      }),
    ),
    /** Every journal event with a sequence number above `after`, then new ones as they become durable. */
    events: base
      .input(z.object({ run, after: z.number().int().nonnegative() }))
      .output(eventIterator(journalEventSchema)),
    /** Runs forward: until the section is through, until the next gate, or every check of the preflight in parallel. */
    advance: base
      .input(
        z.object({
          run,
          until: z.enum(['section', 'gate', 'checks', 'prepare']),
          section: id.optional(),
        }),
      )
      .output(ok),
    pause: base.input(z.object({ run, reason: text })).output(ok),
    cancel: base.input(z.object({ run, reason: text })).output(ok),
    /** Ends a run for good: outcome from its items. Refused while something runs. */
    finish: base.input(z.object({ run })).output(ok),
    /** Answers what the document leaves open: a label of one of several ways, or `yes` and `no` for a case it names. */
    choose: base.input(z.object({ run, question: text, answer: text })).output(ok),
    /** Lets the steps run that prepare the release and change something, and runs them. */
    prepare: base.input(z.object({ run })).output(ok),
    openGate: base.input(z.object({ run, gate: id, reason: text.optional() })).output(ok),
    sign: base.input(z.object({ run, role: id, name: short.min(1) })).output(ok),
    unsign: base.input(z.object({ run, role: id })).output(ok),
    /** Lets the gate open without a sign-off that only the document asks for, for a reason. */
    waiveSignoff: base.input(z.object({ run, role: id, reason: text.min(1) })).output(ok),
    /** What the document on disk would change in the run; null while it is the plan the run goes by. */
    documentChange: base.input(z.object({ run })).output(z.object({ change: planChangeSchema.nullable() })),
    /** Lets the run continue with the document as it is on disk now. Refused while something runs. */
    takeDocument: base.input(z.object({ run })).output(ok),
    /**
     * Connects to a target now, at a person's word: cuts a wait short, and tries once more where the target refused the sign-in.
     * Steps that wait to be asked about there are taken up again.
     */
    reconnect: base.input(z.object({ run, target: id })).output(ok),
    /**
     * What the run's tiles measured between two moments (epoch ms; null: from the beginning, to the end), as its folder keeps it:
     * at most about 2,000 samples a series, with every peak.
     */
    measured: base
      .input(z.object({ run, from: z.number().nullable(), to: z.number().nullable() }))
      .output(z.object({ tiles: z.array(tileSchema), series: z.record(z.string(), z.array(sampleSchema)) })),
    /** Release by release of its checklist, the oldest first: what each tile said in the hour after the change. */
    trends: base.input(z.object({ run })).output(z.array(trendSchema)),
    record: base.input(z.object({ run })).output(z.object({ markdown: z.string() })),
  },
  items: {
    /**
     * Runs (or retries) one item; answers as soon as its intent is on disk. Where its target is a group, `hosts` chooses
     * among its hosts; without it, those are taken on which it has not passed. A dangerous item of a release in production
     * is refused (`NOT_NOW`) unless a person has read what it does and confirmed it.
     */
    run: base
      .input(onItem.extend({ hosts: z.array(id).max(10_000).optional(), confirmed: z.boolean().optional() }))
      .output(ok),
    cancel: base.input(onItem).output(ok),
    tick: base.input(onItem.extend({ note: text.optional() })).output(ok),
    untick: base.input(onItem).output(ok),
    waive: base.input(onItem.extend({ reason: text.min(1) })).output(ok),
    /** A person's word on an unknown outcome; of a group, on one host's, or on every unknown one. */
    decide: base
      .input(
        onItem.extend({
          outcome: z.enum(['passed', 'failed']),
          reason: text.min(1),
          host: id.optional(),
        }),
      )
      .output(ok),
  },
  rollback: {
    preview: base.input(z.object({ run, alternative: id.optional() })).output(rollbackPreviewSchema),
    /**
     * Starts the rollback, or attaches to the one under way; gives the rollback's own run. Refused (`NOT_NOW`) for a run whose
     * journal is damaged, unless a person has decided to roll back `fromDamaged`.
     */
    start: base
      .input(
        z.object({
          run,
          alternative: id.optional(),
          reason: text.optional(),
          fromDamaged: z.boolean().optional(),
        }),
      )
      .output(z.object({ run })),
    /** Records that a proposed rollback is not wanted. It is asked again only when its trigger has resolved and fires again. */
    decline: base.input(z.object({ run, proposal: id, reason: text.optional() })).output(ok),
  },
  alerts: alertCalls,
  streams: {
    /** Output of one attempt from its first byte: what is kept, then what comes. Of a group, `host`'s (the first one's). */
    output: base
      .input(onItem.extend({ attempt: z.number().int().positive(), host: id.optional() }))
      .output(stream),
    /** The last lines of a kept output as text, and how many stand before them. Of a group, `host`'s. */
    tail: base
      .input(
        onItem.extend({
          attempt: z.number().int().positive(),
          host: id.optional(),
          lines: z.number().int().min(1).max(50),
        }),
      )
      .output(z.object({ lines: z.array(z.string()), more: z.number().int() })),
  },
  terminals,
  practice,
  logs: {
    /** Merged lines of the run's sources: the newest `tail` lines, then new ones in batches. */
    follow: base
      .input(z.object({ run, tail: z.number().int().min(0).max(5_000) }))
      .output(eventIterator(z.object({ lines: z.array(logLineSchema) }))),
  },
};
export type Contract = typeof contract;
