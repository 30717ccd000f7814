import type { Attempt } from '../../shared/run/attempts.ts';

// A status is said once: by the reason where that says more than the status, else at the end of the line.

const exit = (code: number): string => `exit ${code}`;

/** Why an attempt ended so, where that says more than its exit status; else null. */
export function ownReason(attempt: Attempt | undefined): string | null {
  if (attempt === undefined || attempt.reason === null) return null;
  return attempt.exit !== null && attempt.reason === exit(attempt.exit) ? null : attempt.reason;
}

/** The exit status of an attempt, where its reason does not say it already; else null. */
export function ownExit(attempt: Attempt): string | null {
  if (attempt.exit === null) return null;
  const said = exit(attempt.exit);
  return ownReason(attempt)?.startsWith(said) === true ? null : said;
}
