import { z } from 'zod';
import { environmentSchema } from '../plan/environment.ts';
import {
  alertAcknowledgedShape,
  alertChangedShape,
  alertSilencedShape,
  alertUnsilencedShape,
  itemTickedShape,
  itemUntickedShape,
} from './alert-shapes.ts';
import { judgmentShape } from './judgment-shape.ts';
import { outcomeSchema } from './outcome.ts';
import { proposalShape } from './proposal-shape.ts';

/** What is known of one path of a restore point. */
export const keptPathSchema = z.object({
  path: z.string(),
  /** Where the copy lies on the target. */
  kept: z.string(),
  /** sha-256 (hex) of the file, or of a list of what is in the folder; `form` says which. */
  sha256: z.string(),
  /**
   * What the hash speaks for. `tree`: modes, links and folders below a folder as well as its files; octal digits: a file of
   * this mode. Left out, as earlier versions did: the names and contents of files, and nothing else.
   */
  form: z.string().optional(),
  bytes: z.number().int().nonnegative(),
  /** What the path led to when it was pinned, where it was a link; that is what was kept. */
  followed: z.string().optional(),
  /** Links in the folder that lead out of all kept paths: what is behind them is not part of the point. */
  outward: z
    .object({
      /** The first of them: name below the path, and what it leads to. */
      links: z.array(z.object({ link: z.string(), to: z.string() })),
      /** How many there are beyond these. */
      more: z.number().int().nonnegative(),
    })
    .optional(),
});
export type KeptPath = z.infer<typeof keptPathSchema>;

/** What one host of a group's restore point holds; hosts of one group need not run the same version. */
export const hostPointSchema = z.object({
  host: z.string(),
  version: z.string(),
  paths: z.array(keptPathSchema),
});
export type HostPoint = z.infer<typeof hostPointSchema>;

export const restorePointSchema = z.object({
  id: z.string(),
  target: z.string(),
  /** The version that ran when the point was pinned (several of a group, joined by commas); empty when it could not be asked. */
  version: z.string(),
  /** What the target holds; of a group, what its first host holds. */
  paths: z.array(keptPathSchema),
  /** Every host's own point, where the target is a group. */
  hosts: z.array(hostPointSchema).optional(),
});
export type RestorePoint = z.infer<typeof restorePointSchema>;

export const stagedFileSchema = z.object({
  path: z.string(),
  sha256: z.string(),
  bytes: z.number().int().nonnegative(),
  /** True when the target already held these bytes. */
  skipped: z.boolean(),
});

/** Why the rollback is not ready, one entry a missing precondition. */
export const armedSchema = z.object({
  ready: z.boolean(),
  reasons: z.array(z.string()),
  /** Expected duration in ms, learnt from earlier runs; null while nothing is known. */
  expectedMs: z.number().nonnegative().nullable(),
});
export type Armed = z.infer<typeof armedSchema>;

const item = z.string();
const attempt = z.number().int().positive();
const actor = z.string();
/** How a try ended, on one host or as a whole. */
const ending = {
  outcome: outcomeSchema,
  exit: z.number().int().nullable(),
  durationMs: z.number().nonnegative(),
  outputBytes: z.number().int().nonnegative(),
  outputSha256: z.string(),
  /** First cause, in words, whenever the outcome is not `passed`. */
  reason: z.string().optional(),
};

/**
 * Everything that can stand in a journal. Types are in the past tense. The writer refuses unknown fields (`event-fields.ts`);
 * a reader drops them, so that a journal of a later version still opens.
 */
export const eventBodySchema = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('run.created'),
    run: z.string(),
    kind: z.enum(['release', 'rollback']),
    /** The run a rollback undoes. */
    of: z.string().optional(),
    file: z.string(),
    planHash: z.string(),
    title: z.string(),
    version: z.string(),
    environment: environmentSchema,
    actor,
    host: z.string(),
    targets: z.array(z.string()),
    /** Work items in order, so that a journal can be read without the plan. */
    items: z.array(z.string()),
    /** Which rollback alternative (phase id) this run follows or, in a release, has chosen up front. */
    alternative: z.string().optional(),
    /** The copy of the document that is ticked in its place. */
    ticksIn: z.string().optional(),
    /** The heads of its lines are kept outside of its folder; left out by earlier versions. */
    heads: z.literal(true).optional(),
  }),
  /** The document was edited and the run continues with it as it is now; what it said before stays in the run's folder. */
  z.object({
    type: z.literal('plan.changed'),
    planHash: z.string(),
    title: z.string(),
    version: z.string(),
    targets: z.array(z.string()),
    items: z.array(z.string()),
    /** Gates that had been opened and are shut again, because something in front of them is open now. */
    shut: z.array(z.string()),
    actor,
  }),
  /** Not written any more: values are kept in the sidecar. Old journals hold it. */
  z.object({ type: z.literal('values.given'), values: z.record(z.string(), z.string()), actor }),
  z.object({ type: z.literal('run.started'), actor }),
  z.object({ type: z.literal('run.paused'), actor, reason: z.string() }),
  z.object({ type: z.literal('run.resumed'), actor }),
  z.object({ type: z.literal('restore-point.pinned'), point: restorePointSchema }),
  z.object({
    type: z.literal('artifacts.staged'),
    target: z.string(),
    dir: z.string(),
    files: z.array(stagedFileSchema),
  }),
  /**
   * The intent of an attempt that was sent to its target ahead of the end of another: it begins there where that passes, and else
   * never. `item.started` follows once that is known.
   */
  z.object({
    type: z.literal('item.sent'),
    item,
    attempt,
    /** The item behind whose attempt under way it begins. */
    after: item,
    target: z.string(),
    command: z.string(),
    timeoutMs: z.number().int().nonnegative(),
    dir: z.string().optional(),
  }),
  /** What was sent ahead has not begun, and cannot begin any more. */
  z.object({ type: z.literal('item.withdrawn'), item, attempt }),
  z.object({
    type: z.literal('item.started'),
    item,
    attempt,
    target: z.string(),
    command: z.string(),
    timeoutMs: z.number().int().nonnegative(),
    /** Who read what a dangerous command does to production, and wanted it. */
    confirmedBy: z.string().optional(),
    /** Where the durable attempt lives on its target; absent when the attempt is not durable. */
    dir: z.string().optional(),
    /** Where the target is a group: the hosts of this attempt, in the order in which they are taken. */
    hosts: z.array(z.string()).optional(),
    /** Every host of the group, where the attempt takes only some of them (a retry of those that failed). */
    group: z.array(z.string()).optional(),
  }),
  /** Of an attempt on a group: the intent for one of its hosts, durable before the effect there. */
  z.object({ type: z.literal('host.started'), item, attempt, host: z.string(), dir: z.string().optional() }),
  z.object({ type: z.literal('host.ended'), item, attempt, host: z.string(), ...ending }),
  /** Of an attempt on a group, `outcome` sums up the whole group, `exit` is 0 or null, and `outputSha256` covers the hosts' own. */
  z.object({
    type: z.literal('item.ended'),
    item,
    attempt,
    ...ending,
    /** With `cancelled`: nothing went wrong on any host of the group, and some hosts' turn has not come. */
    partWay: z.literal(true).optional(),
  }),
  z.object({ type: z.literal('item.ticked'), ...itemTickedShape }),
  z.object({ type: z.literal('item.unticked'), ...itemUntickedShape }),
  z.object({
    type: z.literal('item.waived'),
    item,
    actor,
    reason: z.string().min(1),
    /** Not written any more: a waiver holds for its run. */
    expires: z.string().optional(),
  }),
  /** A person's word on an outcome that could not be known: of one host of a group, else of every such host. */
  z.object({
    type: z.literal('item.decided'),
    item,
    host: z.string().optional(),
    actor,
    outcome: z.enum(['passed', 'failed']),
    reason: z.string().min(1),
  }),
  /**
   * A person's answer to what the document leaves open: which of several ways (`answer` is its label), or whether a case is
   * the case here (`yes`, `no`). `settles` are the items that are not to be done because of it.
   */
  z.object({
    type: z.literal('choice.made'),
    question: z.string(),
    answer: z.string(),
    settles: z.array(item),
    actor,
  }),
  /** A person's word that the steps which prepare the release, and change something, may run. */
  z.object({ type: z.literal('preparation.confirmed'), actor }),
  z.object({ type: z.literal('gate.opened'), gate: z.string(), actor, reason: z.string().optional() }),
  z.object({
    type: z.literal('signoff.given'),
    role: z.string(),
    name: z.string(),
    /** Whether the name was proven by a key. Always false until sign-offs can be; a record says which. */
    signed: z.boolean(),
    planHash: z.string(),
  }),
  z.object({ type: z.literal('signoff.withdrawn'), role: z.string(), actor }),
  /** A recorded decision to open a gate without a sign-off that the document names. */
  z.object({ type: z.literal('signoff.waived'), role: z.string(), actor, reason: z.string().min(1) }),
  z.object({ type: z.literal('rollback.armed'), armed: armedSchema }),
  z.object({ type: z.literal('rollback.started'), run: z.string(), alternative: z.string(), actor }),
  z.object({
    type: z.literal('rollback.verified'),
    target: z.string(),
    version: z.string(),
    paths: z.array(keptPathSchema),
  }),
  /** The intent to point a release layout's `current` back to the pinned release; setting it again changes nothing. */
  z.object({
    type: z.literal('repoint.started'),
    target: z.string(),
    path: z.string(),
    from: z.string(),
    to: z.string(),
  }),
  z.object({
    type: z.literal('rollback.ended'),
    run: z.string(),
    outcome: outcomeSchema,
    durationMs: z.number().nonnegative(),
  }),
  z.object({ type: z.literal('alert.changed'), ...alertChangedShape }),
  z.object({ type: z.literal('alert.acknowledged'), ...alertAcknowledgedShape }),
  z.object({ type: z.literal('alert.silenced'), ...alertSilencedShape }),
  z.object({ type: z.literal('alert.unsilenced'), ...alertUnsilencedShape }),
  /** What the numbers advise has changed while the release is watched. */
  z.object({ type: z.literal('judgment.changed'), ...judgmentShape }),
  /** A rollback trigger fired, or could not be judged, while a release soaked. */
  z.object({ type: z.literal('rollback.proposed'), ...proposalShape }),
  z.object({
    type: z.literal('rollback.declined'),
    proposal: z.string(),
    actor,
    reason: z.string().optional(),
  }),
  /** No longer written: connections are pushed live. Old journals hold it. */
  z.object({
    type: z.literal('connection.changed'),
    target: z.string(),
    state: z.string(),
    reason: z.string().optional(),
  }),
  z.object({
    type: z.literal('run.recovered'),
    lost: z.array(item),
    tornBytes: z.number().int().nonnegative(),
  }),
  z.object({ type: z.literal('run.cancelled'), actor, reason: z.string() }),
  z.object({ type: z.literal('run.ended'), outcome: outcomeSchema, summary: z.string() }),
]);
export type EventBody = z.infer<typeof eventBodySchema>;
export type EventType = EventBody['type'];

/** One journal line: `seq` counts from 1, `at` is ISO 8601 UTC with milliseconds, `v` the format, `prev` the hash of the line before. */
export type JournalEvent = EventBody & {
  readonly seq: number;
  readonly at: string;
  readonly v: 1;
  readonly prev: string;
};

export const journalEventSchema = z
  .object({ seq: z.number().int().positive(), at: z.string(), v: z.literal(1), prev: z.string() })
  .and(eventBodySchema);
