import { formatDuration } from '../../../../shared/text/duration.ts';
import { statusWords } from '../../../text/statuses.ts';

export const batchStates = {
  done: 'done',
  running: 'running',
  paused: 'paused',
  next: 'next',
  later: '',
} as const;

export const batch = (n: number): string => `batch ${n}`;
export const batches = (n: number): string => `${n} batches`;
/** `batch 2 of 3 running`. */
export const batchOf = (n: number, total: number, state: keyof typeof batchStates): string =>
  `batch ${n} of ${total} ${batchStates[state]}`;

export const finished = (done: number, total: number): string => `${done} of ${total} hosts finished`;
/** `6 hosts · 4 passed, 1 failed`. */
export const hostCounts = (
  total: number,
  counts: readonly (readonly [status: keyof typeof statusWords, n: number])[],
): string =>
  `${total} hosts · ${counts
    .map(
      ([status, n]) => `${n} ${status === 'pending' || status === 'unknown' ? status : statusWords[status]}`,
    )
    .join(', ')}`;

export const exit = (code: number): string => `exit ${code}`;
export const output = 'Output';
export const runHere = 'Run here';
export const retryHere = 'Retry here';
export const mark = { passed: 'Mark as passed…', failed: 'Mark as failed…' } as const;

export const resumeSection = 'Resume section';
export const resumeNote = 'Each host continues from its current step.';
export const refused = (target: string): string =>
  `Still running on ${target}. The result is unknown until the console reconnects.`;

// A lost line
export const lineLost = (target: string, ms: number): string =>
  `Line to ${target} lost ${formatDuration(Math.max(1_000, Math.floor(ms / 1_000) * 1_000)).replace('.00', '')} ago`;
export const goesOn = (durable: boolean): string =>
  durable
    ? 'The step goes on there; its output follows from where it stopped once the line is back.'
    : 'Whether the step goes on there is not known.';
export const nextTry = (ms: number | null): string =>
  ms === null || ms < 500 ? 'Trying now…' : `Next try in ${Math.ceil(ms / 1_000)} s.`;
export const tryNow = 'Try now';
