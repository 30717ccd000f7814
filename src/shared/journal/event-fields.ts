import type { EventBody, EventType } from './events.ts';

type Fields<T extends EventType> = {
  readonly [K in Exclude<keyof Extract<EventBody, { readonly type: T }>, 'type'>]-?: true;
};

/**
 * The fields of every event, apart from its `type`. Written out beside the schemas: the writer looks here at every append, and
 * a rollback from a cold start does not wait for zod. The compiler refuses a table that does not match the schemas.
 */
const eventFields: { readonly [T in EventType]: Fields<T> } = {
  'run.created': {
    run: true,
    kind: true,
    of: true,
    file: true,
    planHash: true,
    title: true,
    version: true,
    environment: true,
    actor: true,
    host: true,
    targets: true,
    items: true,
    alternative: true,
    ticksIn: true,
    heads: true,
  },
  'plan.changed': {
    planHash: true,
    title: true,
    version: true,
    targets: true,
    items: true,
    shut: true,
    actor: true,
  },
  'values.given': { values: true, actor: true },
  'run.started': { actor: true },
  'run.paused': { actor: true, reason: true },
  'run.resumed': { actor: true },
  'restore-point.pinned': { point: true },
  'artifacts.staged': { target: true, dir: true, files: true },
  'item.sent': {
    item: true,
    attempt: true,
    after: true,
    target: true,
    command: true,
    timeoutMs: true,
    dir: true,
  },
  'item.withdrawn': { item: true, attempt: true },
  'item.started': {
    item: true,
    attempt: true,
    target: true,
    command: true,
    timeoutMs: true,
    confirmedBy: true,
    dir: true,
    hosts: true,
    group: true,
  },
  'host.started': { item: true, attempt: true, host: true, dir: true },
  'host.ended': {
    item: true,
    attempt: true,
    host: true,
    outcome: true,
    exit: true,
    durationMs: true,
    outputBytes: true,
    outputSha256: true,
    reason: true,
  },
  'item.ended': {
    item: true,
    attempt: true,
    outcome: true,
    exit: true,
    durationMs: true,
    outputBytes: true,
    outputSha256: true,
    reason: true,
    partWay: true,
  },
  'item.ticked': { item: true, actor: true, note: true, evidence: true },
  'item.unticked': { item: true, actor: true, reason: true },
  'item.waived': { item: true, actor: true, reason: true, expires: true },
  'item.decided': { item: true, host: true, actor: true, outcome: true, reason: true },
  'choice.made': { question: true, answer: true, settles: true, actor: true },
  'preparation.confirmed': { actor: true },
  'gate.opened': { gate: true, actor: true, reason: true },
  'signoff.given': { role: true, name: true, signed: true, planHash: true },
  'signoff.withdrawn': { role: true, actor: true },
  'signoff.waived': { role: true, actor: true, reason: true },
  'rollback.armed': { armed: true },
  'rollback.started': { run: true, alternative: true, actor: true },
  'rollback.verified': { target: true, version: true, paths: true },
  'repoint.started': { target: true, path: true, from: true, to: true },
  'rollback.ended': { run: true, outcome: true, durationMs: true },
  'alert.changed': { rule: true, text: true, state: true, value: true, since: true, host: true },
  'alert.acknowledged': { text: true, actor: true },
  'alert.silenced': { text: true, actor: true, reason: true, until: true },
  'alert.unsilenced': { text: true, actor: true },
  'judgment.changed': { verdict: true, since: true, worse: true, steady: true, missingMs: true },
  'rollback.proposed': {
    proposal: true,
    mode: true,
    cause: true,
    text: true,
    value: true,
    shown: true,
    why: true,
    since: true,
    restores: true,
    reasons: true,
  },
  'rollback.declined': { proposal: true, actor: true, reason: true },
  'connection.changed': { target: true, state: true, reason: true },
  'run.recovered': { lost: true, tornBytes: true },
  'run.cancelled': { actor: true, reason: true },
  'run.ended': { outcome: true, summary: true },
};

const known: Readonly<Record<string, ReadonlySet<string>>> = Object.fromEntries(
  Object.entries(eventFields).map(([type, fields]) => [type, new Set(['type', ...Object.keys(fields)])]),
);

/** What keeps an event out of a journal, in words: a type or a field that the schema does not know; null where nothing does. */
export function eventFault(body: EventBody): string | null {
  const fields = known[body.type];
  if (fields === undefined) return `There is no event "${body.type}"`;
  for (const field in body) if (!fields.has(field)) return `The event "${body.type}" has no field "${field}"`;
  return null;
}
