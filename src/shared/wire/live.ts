import { z } from 'zod';
import { judgmentSchema } from '../journal/judgment-shape.ts';
import { alertSchema } from '../plan/plan.ts';

/**
 * What the window needs to know that is not part of a run's history: connections, questions, samples.
 * Losing one of these costs nothing; the next one says it again.
 */
export const connectionStateSchema = z.enum([
  'idle',
  'connecting',
  'connected',
  'reconnecting',
  'refused',
  'closed',
]);
export type ConnectionState = z.infer<typeof connectionStateSchema>;

export const connectionSchema = z.object({
  target: z.string(),
  state: connectionStateSchema,
  /** Round trip of the last keepalive in ms. */
  latencyMs: z.number().nullable(),
  reason: z.string().nullable(),
  /** While a connection that is wanted does not stand: since when, and when it is tried next (null while it is tried); epoch ms. */
  lost: z.object({ since: z.number(), nextTryAt: z.number().nullable() }).optional(),
});
export type Connection = z.infer<typeof connectionSchema>;

/** A question only a person can answer. The engine waits; a canceled prompt ends what asked. */
export const promptSchema = z.object({
  id: z.string(),
  kind: z.enum(['host-key', 'passphrase', 'password', 'keyboard-interactive', 'confirm']),
  target: z.string(),
  title: z.string(),
  message: z.string(),
  /** Fingerprint for `host-key`. */
  detail: z.string().optional(),
  /** What a server says in its own words: shown as a quotation of it. Lines are parted by `\n`. */
  quote: z.string().optional(),
  /** The answer must not be shown while it is typed. */
  secret: z.boolean(),
  /** Where the answer can be kept for the next time, for a sentence: `the desktop's keyring`. */
  keepIn: z.string().optional(),
});
export type Prompt = z.infer<typeof promptSchema>;

/** One reading of a tile's series: `at` epoch ms, `value` in the tile's unit, null for "no data". */
export const sampleSchema = z.object({ at: z.number(), value: z.number().nullable() });
export type Sample = z.infer<typeof sampleSchema>;

const verdictSchema = z.enum(['pass', 'fail', 'no-data']);

export const tileSchema = z.object({
  id: z.string(),
  label: z.string(),
  unit: z.string(),
  /** The plan's bound as written (`<100 ms`), if it states one. */
  budget: z.string().nullable(),
  bound: z.object({ op: z.string(), value: z.number() }).nullable(),
  verdict: verdictSchema,
  source: z.string(),
  /** Alert rules that are judged by what the tile shows: their words, and their bounds in its unit. */
  rules: z.array(z.object({ text: z.string(), op: z.string(), value: z.number() })).optional(),
  /** Where several hosts are asked: the one whose value is shown, the worst; null while none has data. */
  host: z.string().nullable().optional(),
  /** Where several hosts are asked: what each of them says. */
  hosts: z
    .array(z.object({ host: z.string(), value: z.number().nullable(), verdict: verdictSchema }))
    .optional(),
});
export type Tile = z.infer<typeof tileSchema>;

/** A metric source on one host, and whether it is read. */
export const metricSourceStateSchema = z.object({
  /** What is read, and through what: `http://localhost:8000/metrics via web-1`; as tiles name their source. */
  source: z.string(),
  /** Since when it has not been read, epoch ms; null while it is. */
  silentSince: z.number().nullable(),
  /** Why it is not read, in words; null while it is, or was not asked yet. */
  reason: z.string().nullable(),
});
export type MetricSourceState = z.infer<typeof metricSourceStateSchema>;

export const alertStateSchema = z.object({
  rule: alertSchema,
  state: z.enum(['inactive', 'pending', 'firing', 'resolved', 'no-data']),
  value: z.number().nullable(),
  /** The value as a reader wants it: `0.04%`, `61% free`, `up`. Empty when there is none. */
  shown: z.string(),
  since: z.number().nullable(),
  /** Of `no-data`: why nothing measures the rule, and what would; left out where something does, or may. */
  reason: z.string().optional(),
});
export type AlertState = z.infer<typeof alertStateSchema>;

export const logLineSchema = z.object({
  /** Counts lines of the whole merged view from 1. */
  n: z.number().int(),
  at: z.number().nullable(),
  target: z.string(),
  source: z.string(),
  level: z.enum(['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'none', 'mark']),
  /** Without control sequences and control characters. */
  text: z.string(),
  /** The line's own time as it stands there, where it names no zone; `at` takes it for the server's. */
  stamp: z.string().optional(),
});
export type LogLine = z.infer<typeof logLineSchema>;

export const logSourceStateSchema = z.object({
  id: z.string(),
  target: z.string(),
  source: z.string(),
  state: z.enum(['connecting', 'live', 'broken', 'ended']),
  bytes: z.number(),
  lines: z.number(),
  /** How often an unknown number of lines may have been lost. */
  gaps: z.number().int(),
  reason: z.string().nullable(),
});
export type LogSourceState = z.infer<typeof logSourceStateSchema>;

export const liveMessageSchema = z.discriminatedUnion('type', [
  z.object({ type: z.literal('connections'), connections: z.array(connectionSchema) }),
  z.object({ type: z.literal('prompts'), prompts: z.array(promptSchema) }),
  z.object({ type: z.literal('tiles'), tiles: z.array(tileSchema) }),
  /** New samples by tile id; the first message after subscribing carries the history kept so far. */
  z.object({ type: z.literal('samples'), samples: z.record(z.string(), z.array(sampleSchema)) }),
  z.object({ type: z.literal('alerts'), alerts: z.array(alertStateSchema) }),
  /** Whether what is measured got worse since the change; null while nothing can be compared. */
  z.object({ type: z.literal('judgment'), judged: judgmentSchema.nullable() }),
  z.object({ type: z.literal('metric-sources'), sources: z.array(metricSourceStateSchema) }),
  z.object({ type: z.literal('log-sources'), sources: z.array(logSourceStateSchema) }),
  z.object({
    type: z.literal('progress'),
    run: z.string(),
    /** What takes time right now: `uploading dist/app (3 of 7)`; null when it is over. */
    text: z.string().nullable(),
    done: z.number(),
    total: z.number(),
  }),
  z.object({
    type: z.literal('document'),
    file: z.string(),
    /** `unwritable`: a tick could not be written to the file that is ticked, the document or its copy. */
    change: z.enum(['ticked', 'edited', 'missing', 'unwritable']),
  }),
  /** The console met an error that nothing was prepared for; it keeps running. `hint`: what to do next. */
  z.object({ type: z.literal('fault'), message: z.string(), hint: z.string() }),
]);
export type LiveMessage = z.infer<typeof liveMessageSchema>;
