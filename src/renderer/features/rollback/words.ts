import { assertNever } from '../../../shared/text/assert-never.ts';
import { count } from '../../../shared/text/count.ts';
import { formatDuration } from '../../../shared/text/duration.ts';

// The control
export const isRollback = 'This run is a rollback';
export const keepHolding = 'Keep holding…';
export const control = (title: string, detail: string): string =>
  `${title}: ${detail}. Press to preview, hold to roll back.`;
export const nothingToDo = (why: string): string => `Roll back: ${why}`;
export const rollBack = 'Roll back';
export const rollingBack = 'Rolling back';
export const paused = 'Rollback paused';
export const stopped = 'Rollback stopped';
export const stoppedAt = (step: number, total: number): string => `at step ${step} of ${total} · see why`;
export const stoppedText = (title: string, done: number, left: number): string =>
  `“${title}” did not pass. ${count(done, 'step')} before it passed, ${count(left, 'step')} did not run: production ${
    done === 0 ? 'is as this step left it' : 'is between two versions'
  }. Look at the step’s output, fix the cause in a terminal, then hold to resume.`;
export const waitsFor = (reason: string): string => `Waiting: ${reason}.`;
export const rolledBack = 'Rolled back';
export const failed = 'Rollback failed';
export const failedDetail = 'hold to resume · see Rollback';
export const savedFiles = 'the saved files';
export const nothingChanged = 'nothing changed yet';
export const noRestorePoint = 'no restore point';
export const preconditionMissing = 'a precondition is missing';
export const firstOf = (reason: string, more: number): string =>
  more === 0 ? reason : `${reason} · ${more} more`;
export const ready = (version: string, expectedMs: number | null): string =>
  `ready · restores ${version}${expectedMs === null ? '' : ` in ~${about(expectedMs)}`}`;
export const verified = (version: string, tookMs: number | null): string =>
  `${version} verified${tookMs === null ? '' : ` in ${formatDuration(tookMs)}`}`;
export const starting = 'starting';
export const stepsDone = (done: number, total: number): string => `${done} of ${total}`;
export const hostsVerified = (verified: number, total: number): string =>
  ` · ${verified} of ${total} hosts verified`;
export const left = (leftMs: number): string =>
  ` · ~${formatDuration(Math.ceil(leftMs / 1_000) * 1_000)} left`;
export const late = ' · longer than usual';

function about(ms: number): string {
  return ms < 60_000 ? `${Math.max(1, Math.round(ms / 1_000))} s` : formatDuration(ms);
}

// The preview
export const preview = 'Rollback preview';
export const asksDriver = (driver: string): string =>
  `This run is driven by ${driver}. Holding the button asks that console to roll back. If it doesn’t answer, you’ll see it here.`;
export const unverifiable =
  'No restore point is pinned: these steps run, but the result can’t be verified by checksum.';
export const restores = 'Restores';
export const restored = 'Restored';
export const inAbout = (ms: number): string => `in about ${formatDuration(ms)}`;
export const missing = 'What is missing';
export const procedures = (n: number): string => `The document has ${count(n, 'rollback procedure')}`;
export const steps = (n: number): string => count(n, 'step');
export const holdToRollBack = 'Hold to roll back · or hold Space';
export const holdToJoin = 'In progress · hold to join';
export const holdToResume = 'Paused · hold to resume';
export const holdToCheck = 'Verified · hold to check again';
export const safeTwice =
  'Pressing twice is safe: the second press joins the rollback in progress. Esc closes this.';

// A damaged journal
export const damagedDetail = 'journal damaged';
export const fromDamaged =
  'I have looked at production. Roll back from the last good restore point although the journal is damaged.';

// Triggers
export const unwatched = 'Triggers that cannot be watched';
export const unwatchedReason = (trigger: string, reason: string): string => `“${trigger}”: ${reason}`;

/** What a firing trigger does, then how many are watched. */
export function automatic(mode: 'shadow' | 'ask' | 'auto', watched: string): string {
  switch (mode) {
    case 'shadow':
      return `A firing trigger is only recorded: ${watched}`;
    case 'ask':
      return `A firing trigger asks you: ${watched}`;
    case 'auto':
      return `A firing trigger rolls back by itself: ${watched}`;
    default:
      return assertNever(mode);
  }
}

// A proposal
export const askTitle = 'Roll back?';
export const notedTitle = 'Would roll back:';
/** `The rollback trigger “…” fires at 7%, for 2 min.` */
export const proposal = (why: string, since: string): string => `${why}, for ${since}.`;
export const wouldRestore = (what: string): string =>
  what === '' ? 'No restore point is pinned.' : `Rolling back restores ${what}.`;
export const wouldHaveRestored = (what: string): string =>
  what === '' ? 'No restore point is pinned.' : `It would have restored ${what}.`;
export const notReady = 'Why rollback is not ready';
export const decline = 'Decline…';
export const rollBackForm = 'Roll back…';
export const declineReason = 'Reason for declining (optional)';
export const declineConfirm = 'Decline rollback';
export const declineNote =
  'Production stays as it is and the release stays paused. This trigger asks again only after it clears and fires again.';
