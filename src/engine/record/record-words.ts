import type { Proposal } from '../../shared/run/proposals.ts';
import { formatBytes, formatDuration } from '../../shared/text/duration.ts';
import { statusText } from '../../shared/text/status-text.ts';

// The words of a run's record.

export const title = (plan: string, kind: string, run: string): string => `# ${plan}: ${kind} ${run}`;
export const journal = (events: number, previous: string): string =>
  `Journal: ${events} events; the last one follows ${previous}.`;
export const sections = {
  signoffs: '## Sign-offs',
  proposals: '## Proposed rollbacks',
  rollback: '## Rollback',
} as const;
export const facts = {
  checklist: 'Checklist',
  planHash: 'Plan sha-256',
  version: 'Version',
  environment: 'Environment',
  by: 'By',
  started: 'Started',
  ended: 'Ended',
  outcome: 'Outcome',
  restorePoint: 'Restore point',
} as const;
export const rolledBack = 'rolled back';
export const withSummary = (outcome: string, summary: string | null): string =>
  summary === null ? outcome : `${outcome}: ${summary}`;
export const pinned = (version: string, host: string, paths: string): string =>
  `${version || 'version unknown'} on ${host} (${paths})`;

// Sign-offs
export const signed = (given: { name: string; at: string; signed: boolean }): string =>
  `${given.name} (${given.at}, ${given.signed ? 'signed' : 'unsigned'})`;
export const signedEarlier = (given: { name: string; at: string; planHash: string }): string =>
  `${given.name} signed for an earlier plan, sha-256 ${given.planHash.slice(0, 12)}… (${given.at})`;

// Rollbacks
export const rollback = (
  run: string,
  startedAt: string,
  outcome: string,
  durationMs: number | null,
): string =>
  `Run ${run}, started ${startedAt}: ${outcome}${durationMs === null ? '' : `, ${formatDuration(durationMs)}`}.`;
export const running = 'running';

/** What a proposal did: asked, rolled back by itself, or only noted. */
const modes = { shadow: 'recorded only', auto: 'rolls back by itself', ask: 'asked' } as const;

/** What a trigger proposed, and how a person answered. */
export function proposal(why: string, { mode, since, answer, over }: Proposal): string {
  const unanswered = mode === 'shadow' ? 'nothing was done' : 'no answer';
  const end = over ? 'it cleared' : unanswered;
  const came =
    answer === null
      ? end
      : `${answer.kind === 'taken' ? 'rolled back' : 'declined'} by ${answer.actor} at ${answer.at}${answer.reason === null ? '' : `: ${answer.reason}`}`;
  return `- ${why}, since ${since} (${modes[mode]}) — **${came}**`;
}

// Items
export const byHand = (actor: string, at: string, note: string | null): string =>
  `  - by ${actor} at ${at}${note === null ? '' : `: ${note}`}`;
export const waived = (actor: string, at: string, reason: string): string =>
  `  - waived by ${actor} at ${at}: ${reason}`;
export const attempt = (n: number, target: string): string => `attempt ${n} on ${target}`;
export const noEnd = 'no end recorded';
export const exit = (status: number | null): string => (status === null ? 'exit unknown' : `exit ${status}`);
export const output = (bytes: number, sha256: string): string =>
  `output ${formatBytes(bytes)} sha-256 ${sha256.slice(0, 16)}`;
export const dangerConfirmed = (by: string): string => `danger confirmed by ${by}`;
export const host = (name: string, status: string): string => `${name}: ${statusText(status)}`;
