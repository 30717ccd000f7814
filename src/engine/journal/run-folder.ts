import { basename, dirname, join } from 'node:path';

/**
 * The files of a run's folder, which this module names and nobody else. `NAME` is a plan's suffix: empty for the document
 * the run began with, a dash and twelve digits of its hash for an edited one.
 *
 *     journal.ndjson         events, each with the hash of the one before (read-journal)
 *     plan{NAME}.md|json     the document as it was read, and its plan (run-store)
 *     sidecar{NAME}.json     the sidecar beside it (run-store)
 *     steps/                 raw output, a file an attempt (output-log)
 *     lock                   who drives the run (run-lock)
 *     vouched.json           files this build has checked (validation-cache)
 *     reached.json           where the restore point's hosts were reached (last-known-addresses)
 *     measured.ndjson        what was measured before and since the change, in slots (kept-slots)
 *     series.ndjson          what the tiles measured, batch by batch (series-store)
 *     signatures.ndjson      SSH signatures of the journal's heads (sign-head)
 *     unsigned.json          why the last head is not signed (seal)
 *     rollback.ID.ask        another console asks the driving one for a rollback (request-rollback)
 *     rollback.ID.answer     what the driving one did
 *     alert.ID.ask|answer    the same, for an alert rule that is to be acknowledged or silenced (request-quiet)
 */
export interface RunFolder {
  readonly dir: string;
  readonly journal: string;
  readonly steps: string;
  readonly lock: string;
  readonly measured: string;
  readonly series: string;
}

export function runFolder(dir: string): RunFolder {
  return {
    dir,
    journal: join(dir, 'journal.ndjson'),
    steps: join(dir, 'steps'),
    lock: join(dir, 'lock'),
    measured: join(dir, 'measured.ndjson'),
    series: join(dir, 'series.ndjson'),
  };
}

/** The file with the heads of a run's journal, below the state folder and outside of the run's own (known-heads). */
export function headsFile(dir: string): string {
  return join(dirname(dirname(dir)), 'heads', basename(dir));
}

/** The name of the file with the signatures of a journal's heads, in the run's folder. */
export const signaturesFile = 'signatures.ndjson';

/** The folder of all runs below the state folder. */
export function runsFolder(state: string): string {
  return join(state, 'runs');
}

/** The names of a plan's files; `planHash` is the hash of an edited document, empty for the first one. */
export interface PlanFileNames {
  readonly text: string;
  readonly plan: string;
  readonly sidecar: string;
}

export function planFileNames(planHash = ''): PlanFileNames {
  const suffix = planHash === '' ? '' : `-${planHash.slice(0, 12)}`;
  return { text: `plan${suffix}.md`, plan: `plan${suffix}.json`, sidecar: `sidecar${suffix}.json` };
}

/** What one console asks another for. */
export type RequestKind = 'rollback' | 'alert';

/** The files two consoles ask and answer with; `draft` becomes `answer` whole, `taken` is a request in work. */
export interface RequestFiles {
  readonly ask: string;
  readonly taken: string;
  readonly draft: string;
  readonly answer: string;
}

export function requestFiles(dir: string, id: string, kind: RequestKind = 'rollback'): RequestFiles {
  const file = (state: string): string => join(dir, `${kind}.${id}.${state}`);
  return { ask: file('ask'), taken: file('taken'), draft: file('draft'), answer: file('answer') };
}

/** The request of this kind that a file of this name holds; null for any other file. */
export function requestOf(name: string, kind: RequestKind = 'rollback'): string | null {
  const [, asked, id] = /^(rollback|alert)\.([\w-]+)\.ask$/.exec(name) ?? [];
  return asked === kind ? (id ?? null) : null;
}
