import type { ItemState } from '../../../../shared/run/attempts.ts';
import { formatDuration } from '../../../../shared/text/duration.ts';
import type { RunSummary } from '../../../../shared/wire/contract.ts';
import type { ReleaseFilter } from '../../../stores/view/home-store.ts';
import { statusWords } from '../../../text/statuses.ts';
import * as words from './words.ts';

/** A release with the last rollback of it. A rollback of a release that is not here stands alone. */
export interface ReleaseEntry {
  readonly run: RunSummary;
  readonly rollback: RunSummary | null;
}

/** How a release stands: words, the mark before them, and under which filter it is found. */
export interface Standing {
  readonly text: string;
  readonly mark: ItemState['status'] | 'rolled-back';
  readonly filter: Exclude<ReleaseFilter, 'all'> | null;
}

/** Releases, the newest first, each with its rollback. `runs` is in that order. */
export function releaseEntries(runs: readonly RunSummary[]): readonly ReleaseEntry[] {
  const releases = new Set(runs.filter(({ kind }) => kind === 'release').map(({ run }) => run));
  return runs
    .filter(({ kind, of }) => kind === 'release' || of === null || !releases.has(of))
    .map((run) => ({ run, rollback: runs.find(({ of }) => of === run.run) ?? null }));
}

/** Entries with all words of the search in title, version, environment, person, path, or standing. */
export function searchEntries(entries: readonly ReleaseEntry[], search: string): readonly ReleaseEntry[] {
  const wanted = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries.filter((entry) => {
    const { title, version, environment, actor, file } = entry.run;
    const text = [title, version, environment, actor, file, standing(entry).text].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  });
}

/** How a release stands. What became of its rollback goes before its own outcome. */
export function standing({ run, rollback }: ReleaseEntry): Standing {
  if (run.damage !== null) return { text: words.damaged(run.damage.line), mark: 'unknown', filter: 'failed' };
  if (rollback !== null) return rollbackStanding(rollback);
  const { status, outcome, settled, total } = run;
  if (status === 'ended') {
    const text = outcome === null ? words.ended : statusWords[outcome];
    const isBad = outcome !== 'passed' && outcome !== 'cancelled';
    return { text, mark: outcome ?? 'unknown', filter: isBad ? 'failed' : null };
  }
  if (status === 'running') return { text: words.progress(settled, total), mark: 'running', filter: 'open' };
  if (status === 'paused') return { text: words.paused(settled, total), mark: 'pending', filter: 'open' };
  const text = settled === 0 ? words.notStarted : words.progress(settled, total);
  return { text, mark: 'pending', filter: 'open' };
}

function rollbackStanding(rollback: RunSummary): Standing {
  const { status, outcome, settled, total, version, damage } = rollback;
  if (damage !== null) return { text: words.damaged(damage.line), mark: 'unknown', filter: 'failed' };
  if (status === 'ended' && outcome === 'passed') {
    const time = tookMs(rollback);
    return {
      text: words.rolledBack(version, time === null ? null : formatDuration(time)),
      mark: 'rolled-back',
      filter: 'rolled-back',
    };
  }
  if (status === 'ended') return { text: words.rollbackFailed, mark: 'failed', filter: 'failed' };
  if (status === 'paused')
    return { text: words.rollbackStopped(settled, total), mark: 'failed', filter: 'open' };
  return { text: words.rollingBack(settled, total), mark: 'running', filter: 'open' };
}

/** From the first check or step to the end, in milliseconds; null where it has not begun or not ended. */
export function tookMs({ startedAt, endedAt }: RunSummary): number | null {
  return startedAt === null || endedAt === null ? null : Date.parse(endedAt) - Date.parse(startedAt);
}
