import type { ReleaseFilter } from '../../../stores/view/home-store.ts';

export const releases = 'Releases';
export const noReleases =
  'No releases yet. Every release you run here keeps its journal and its record: who did what, when, and how it ended. Start with a rehearsal.';
export const noMatch = 'No release matches. Change the search or the filter.';
export const search = 'Search by title, version, person, or path';
export const filterLabel = 'Show';
export const filters: Readonly<Record<ReleaseFilter, string>> = {
  all: 'All',
  open: 'Open',
  failed: 'Failed',
  'rolled-back': 'Rolled back',
};
export const rehearsals = 'Rehearsals';
export const rehearsalsHint = 'List rehearsals with the releases';
export const showAll = (count: number): string => `Show all ${count}`;

export const rollbackOf = (title: string): string => `Rollback of ${title}`;
export const ended = 'ended';
export const notStarted = 'not started';
export const progress = (settled: number, total: number): string => `${settled} of ${total} done`;
export const paused = (settled: number, total: number): string => `paused, ${settled} of ${total} done`;
export const rolledBack = (version: string, time: string | null): string =>
  `rolled back${version === '' ? '' : ` to ${version}`}${time === null ? '' : ` in ${time}`}`;
export const rollingBack = (settled: number, total: number): string =>
  `rolling back, ${settled} of ${total} done`;
export const rollbackStopped = (settled: number, total: number): string =>
  `rollback stopped, ${settled} of ${total} done`;
export const rollbackFailed = 'rollback failed';
export const took = (time: string): string => `took ${time}`;
export const by = (actor: string): string => `by ${actor}`;
export const damaged = (line: number): string => `journal damaged at line ${line}`;
