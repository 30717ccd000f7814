import { z } from 'zod';
import { environmentSchema } from '../plan/environment.ts';
import { phaseKindSchema, stepNatureSchema } from '../plan/plan.ts';
import { targetsSchema } from '../plan/target-spec.ts';
import { jsonPathOf } from './json-path.ts';

const duration = z
  .string()
  .regex(/^\d+(\.\d+)?(ms|s|m|h|d)$/, 'expected a duration such as 500ms, 10s, 15m or 2h');

/**
 * One restore point. Either `paths` on the target are copied to `keepIn` before the first effect and put back by a rollback;
 * or `releases` names a folder laid out as Capistrano and Deployer do (`releases/NAME`, and `current` pointing to one of
 * them), and the release that is current is pinned by its name.
 */
export const restorePointSpecSchema = z
  .strictObject({
    paths: z.array(z.string().min(1)).min(1).optional(),
    keepIn: z.string().min(1).optional(),
    releases: z.string().min(1).optional(),
    /** Command on the target that prints the running version. */
    version: z.string().optional(),
    /** Target that holds the paths; the only server target when left out. */
    on: z.string().optional(),
  })
  .refine(
    ({ paths, keepIn, releases }) =>
      releases === undefined
        ? paths !== undefined && keepIn !== undefined
        : paths === undefined && keepIn === undefined,
    'A restore point is either `paths` and `keepIn`, or `releases`',
  );

const series = z
  .string()
  .regex(
    /^(?:[a-zA-Z_:][\w:]*(?:\{(?:[^{}"]|"(?:[^"\\]|\\.)*")*\})?|\{\s*"(?:[^"\\]|\\.)*"(?:[^{}"]|"(?:[^"\\]|\\.)*")*\})$/,
    'expected a series such as queue_depth, queue_depth{queue="mail"} or {"queue.depth", queue="mail"}',
  );

/** A file with certificates of a CA, relative to the checklist. */
const caFile = z.string().min(1).optional();

/** An alert rule's words -> the series of a page that it is judged by. */
const namedSeries = z.record(z.string().min(1), series);

const seriesName = z
  .string()
  .max(200)
  .regex(/^[a-zA-Z_:][\w:]*$/, 'expected the name of a series such as queue_depth');

const jsonSeriesSchema = z.strictObject({
  name: seriesName,
  /** `counter`: it only grows, and is measured by its growth per second. */
  kind: z.enum(['counter', 'gauge']).optional(),
  labels: z.record(z.string().min(1), z.string()).optional(),
});
export type JsonSeries = z.infer<typeof jsonSeriesSchema>;

const jsonPath = z
  .string()
  .max(400)
  .refine(
    (path) => jsonPathOf(path) !== null,
    'expected a path such as queues[0].depth or totals["http.requests"]',
  );

const accessFormatSchema = z.enum(['nginx', 'apache', 'caddy', 'haproxy', 'json']);
export type AccessFormat = z.infer<typeof accessFormatSchema>;

export const metricSourceSchema = z.union([
  z.strictObject({
    scrape: z.string(),
    via: z.string().optional(),
    ca: caFile,
    every: duration.optional(),
    series: namedSeries.optional(),
  }),
  z.strictObject({ host: z.string(), every: duration.optional(), series: namedSeries.optional() }),
  z.strictObject({
    /** An access log, or a pattern that one file matches. */
    access: z.string().min(1),
    on: z.string().optional(),
    /** Left out, the lines tell. */
    format: accessFormatSchema.optional(),
    every: duration.optional(),
  }),
  z.strictObject({
    /** The address of a page that answers with JSON. */
    json: z.string(),
    /** Paths in it -> the series that the number there is. */
    read: z
      .record(jsonPath, z.union([seriesName, jsonSeriesSchema]))
      .refine((read) => Object.keys(read).length > 0, 'names no path'),
    via: z.string().optional(),
    ca: caFile,
    every: duration.optional(),
    series: namedSeries.optional(),
  }),
  z.strictObject({
    /** A command that only reads, and prints a number or `name value` lines. */
    command: z.string().min(1).max(4_000),
    /** The series that a number alone is. */
    name: seriesName.optional(),
    on: z.string().optional(),
    every: duration.optional(),
    /** How long it may take. */
    timeout: duration.optional(),
    series: namedSeries.optional(),
  }),
  z.strictObject({
    prometheus: z.string(),
    /** PromQL series selector of the one service that is meant; without it the server is not asked. */
    match: z.string().min(1).optional(),
    via: z.string().optional(),
    ca: caFile,
    every: duration.optional(),
    series: namedSeries.optional(),
    /** An alert rule's words -> the PromQL expression that the server evaluates for it; the worst of its values counts. */
    queries: z.record(z.string().min(1), z.string().min(1).max(4_000)).optional(),
  }),
]);
export type MetricSource = z.infer<typeof metricSourceSchema>;

/** An alert rule that the document does not have. Its words name it everywhere else: at a series, a query, under `rollback.when`. */
export const sidecarAlertSchema = z
  .strictObject({
    rule: z.string().min(1).max(1_000),
    /** What is measured, as a document says it: `error rate`. Left out where a series or a query is named for the rule. */
    metric: z.string().min(1).optional(),
    /** Of a latency: `p95`. */
    stat: z
      .string()
      .regex(/^p\d{2,3}$/, 'expected a quantile such as p95')
      .optional(),
    /** `event`: it has no number, such as "service up". */
    op: z.enum(['<', '<=', '>', '>=', '=', 'event']),
    value: z.number().optional(),
    unit: z.string().optional(),
    /** How long the condition must hold. */
    for: duration.optional(),
  })
  .refine(({ op, value }) => (op === 'event') === (value === undefined), {
    message: 'A rule has a `value`, or its `op` is `event`',
    path: ['value'],
  });
export type SidecarAlert = z.infer<typeof sidecarAlertSchema>;

export const logSourceSchema = z.union([
  z.strictObject({ journal: z.string(), on: z.string().optional() }),
  z.strictObject({ file: z.string(), on: z.string().optional() }),
]);
export type LogSource = z.infer<typeof logSourceSchema>;

/**
 * Where the parser guessed wrong. Keys of `phases` are heading paths, keys of `commands`, `natures` and `dangers` end in an
 * item's or a step's words (of `commands` also in the code span itself), with as much of the path in front as tells it
 * apart; joined by " > ".
 */
export const planCorrectionsSchema = z.strictObject({
  phases: z.record(z.string(), phaseKindSchema).optional(),
  /** `false`: not a command; `true`: one; a text: the command to run instead. */
  commands: z.record(z.string(), z.union([z.boolean(), z.string().min(1)])).optional(),
  natures: z.record(z.string(), stepNatureSchema).optional(),
  /** `true`: it deserves a second look; `false`: it does not. */
  dangers: z.record(z.string(), z.boolean()).optional(),
  /** `literal`: meant as it stands; `ask`: a value to be asked for. */
  placeholders: z.record(z.string().min(1), z.enum(['ask', 'literal'])).optional(),
  /** Keys are the sentences; `text` is neither a budget nor an alert rule. */
  thresholds: z.record(z.string(), z.enum(['budget', 'alert', 'text'])).optional(),
  /** Words of a line or a heading -> the question that it is one answer to; `false`: none, it runs like every other line. */
  options: z.record(z.string(), z.union([z.literal(false), z.string().min(1)])).optional(),
  /** Words of a line -> `true`: a person does it; `false`: it is not part of the release. */
  instructions: z.record(z.string().min(1), z.boolean()).optional(),
});
export type PlanCorrections = z.infer<typeof planCorrectionsSchema>;

/** YAML reads a bare `yes` and `no` as truth values in some versions. */
function answerText(answer: string | boolean): string {
  return typeof answer === 'string' ? answer : answer ? 'yes' : 'no';
}

/** One value as a text; a reader of YAML gives it as it is written (scalar-text.ts). */
const text = z
  .union([z.string(), z.number(), z.boolean()], 'expected a single value; write "" for an empty one')
  .transform(String);

/** What may be waived in front of a gate: kinds of items, or words of their titles. */
const waivable = z.array(z.string()).optional();
const deployGate = { signoffs: z.union([z.literal('all'), z.array(z.string())]).optional(), waivable };
const soakGate = { waivable, for: duration.optional() };
const gatesSchema = z.strictObject({
  deploy: z.strictObject(deployGate).optional(),
  soak: z.strictObject(soakGate).optional(),
});

/** What the document does not say, in `NAME.slipway.yaml` beside it. Unknown keys are errors: a typo must not be ignored in silence. */
export const sidecarSchema = z.strictObject({
  version: z.literal(1),
  environment: environmentSchema.optional(),
  targets: targetsSchema.optional(),
  /** Heading path (joined by " > ", optionally ending in a step's title) -> target; the longest match wins. */
  where: z.record(z.string(), z.string()).optional(),
  /** Answers to what the document leaves open: one of several ways by its label, or `yes` and `no` for a case it names. */
  choose: z.record(z.string(), z.union([z.string(), z.boolean()]).transform(answerText)).optional(),
  /** Take over `ssh` lines for every target that does not say otherwise. Left out, they run as they are written. */
  takeOver: z.boolean().optional(),
  plan: planCorrectionsSchema.optional(),
  /** Where ticks go: into the document, into a copy beside it that a run begins with, or into the journal alone. */
  ticks: z
    .union([z.enum(['file', 'copy', 'off']), z.literal(false).transform(() => 'off' as const)])
    .optional(),
  artifacts: z.array(z.string()).optional(),
  restorePoint: restorePointSpecSchema.optional(),
  env: z.record(z.string(), text).optional(),
  secrets: z.record(z.string(), z.string()).optional(),
  /** Values for the document's placeholders. */
  values: z.record(z.string(), text).optional(),
  metrics: z.array(metricSourceSchema).optional(),
  alerts: z.array(sidecarAlertSchema).max(1_000).optional(),
  logs: z.array(logSourceSchema).optional(),
  gates: gatesSchema.optional(),
  /** YAML 1.1 readers turn a bare `off` into false; both spellings mean the same. */
  rollback: z
    .strictObject({
      on: z
        .union([z.enum(['off', 'shadow', 'ask', 'auto']), z.literal(false).transform(() => 'off' as const)])
        .optional(),
      /** Words of alert rules that are rollback triggers, besides those the document itself gives as such. */
      when: z.array(z.string().min(1)).optional(),
      /** Heading of the alternative to use when the document offers several. */
      use: z.string().optional(),
    })
    .optional(),
  timeouts: z
    .strictObject({ check: duration.optional(), step: duration.optional(), verify: duration.optional() })
    .optional(),
});
export type Sidecar = z.infer<typeof sidecarSchema>;

/**
 * A sidecar as a run keeps it. Earlier versions accepted any key under `gates` and never read the unknown ones; such a run
 * still opens, and the keys are dropped.
 */
export const keptSidecarSchema = sidecarSchema.extend({
  gates: z
    .object({ deploy: z.object(deployGate).optional(), soak: z.object(soakGate).optional() })
    .optional(),
});

/** The sidecar of a document that has none. */
export const emptySidecar: Sidecar = { version: 1 };
