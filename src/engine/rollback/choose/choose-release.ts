import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { HostPoint, KeptPath, RestorePoint } from '../../../shared/journal/events.ts';
import { attempt } from '../../../shared/lib/attempt.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../rollback-words.ts';

/** A host, and what it keeps of a restore point. */
export interface KeptOn {
  readonly host: string;
  readonly paths: readonly KeptPath[];
}

/** The release that is to be rolled back, from a first look at what lies on disk. */
export interface ChosenRelease {
  readonly run: string;
  readonly file: string;
  /** Hosts that hold its restore point, with the copies they keep; empty where none was pinned. */
  readonly hosts: readonly KeptOn[];
}

/**
 * A run by its name, or the newest release of a checklist that pinned a restore point (any, when none did); of any checklist,
 * for undefined. Looks only for what tells them apart: whoever opens the run checks its journal. Throws NOT_FOUND.
 */
export function chooseRelease(state: string, what: string | undefined): ChosenRelease {
  const runs = join(state, 'runs');
  const names = existsSync(runs) ? readdirSync(runs).sort().reverse() : [];
  if (what !== undefined && names.includes(what))
    return attempt(() => peekRun(runs, what), null) ?? { run: what, file: '', hosts: [] };
  if (what !== undefined && !existsSync(what))
    throw new EngineError('NOT_FOUND', words.neitherRunNorFile(what), words.releaseHint);
  const file = what === undefined ? null : resolve(what);
  let newest: ChosenRelease | null = null;
  for (const name of names) {
    // One journal that cannot be read must not hide the release behind it.
    const release = attempt(() => peekRun(runs, name), null);
    if (release === null || (file !== null && release.file !== file)) continue;
    if (release.hosts.length > 0) return release;
    newest ??= release;
  }
  if (newest === null) throw new EngineError('NOT_FOUND', words.noRelease, words.releaseHint);
  return newest;
}

interface CreatedLine {
  readonly type?: string;
  readonly kind?: string;
  readonly file?: string;
}

interface PinnedLine {
  readonly type?: string;
  readonly point?: Partial<Omit<RestorePoint, 'hosts'>> & { readonly hosts?: readonly Partial<HostPoint>[] };
}

/** What a release's journal says of its checklist and its restore point; null for what is none. Throws where it cannot be read. */
function peekRun(runs: string, run: string): ChosenRelease | null {
  const [first = '', ...lines] = readFileSync(join(runs, run, 'journal.ndjson'), 'utf8').split('\n');
  const created = JSON.parse(first) as CreatedLine;
  if (created.type !== 'run.created' || created.kind !== 'release') return null;
  const pinned = lines.find((line) => line.includes('"type":"restore-point.pinned"'));
  const point = pinned === undefined ? undefined : (JSON.parse(pinned) as PinnedLine).point;
  const holders = point?.hosts ?? [{ host: point?.target, paths: point?.paths }];
  const hosts = holders.flatMap(({ host, paths = [] }) => (host === undefined ? [] : [{ host, paths }]));
  return { run, file: created.file ?? '', hosts };
}
