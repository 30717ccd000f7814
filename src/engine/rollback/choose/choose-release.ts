import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type KeptOn, peekJournal } from '../../journal/peek-journal.ts';
import { runsFolder } from '../../journal/run-folder.ts';
import { EngineError } from '../../lib/engine-error.ts';
import * as words from '../rollback-words.ts';

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
  const runs = runsFolder(state);
  const names = existsSync(runs) ? readdirSync(runs).sort().reverse() : [];
  if (what !== undefined && names.includes(what))
    return peekRun(runs, what) ?? { run: what, file: '', hosts: [] };
  if (what !== undefined && !existsSync(what))
    throw new EngineError('NOT_FOUND', words.neitherRunNorFile(what), words.releaseHint);
  const file = what === undefined ? null : resolve(what);
  let newest: ChosenRelease | null = null;
  for (const name of names) {
    // One journal that cannot be read must not hide the release behind it.
    const release = peekRun(runs, name);
    if (release === null || (file !== null && release.file !== file)) continue;
    if (release.hosts.length > 0) return release;
    newest ??= release;
  }
  if (newest === null) throw new EngineError('NOT_FOUND', words.noRelease, words.releaseHint);
  return newest;
}

function peekRun(runs: string, run: string): ChosenRelease | null {
  const peeked = peekJournal(join(runs, run));
  return peeked === null ? null : { run, ...peeked };
}
