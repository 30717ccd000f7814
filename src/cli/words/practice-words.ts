// What `slipway practice` says.

export const rehearsal = (checklist: string): string => `Rehearsing on the practice server: ${checklist}`;
export const serverReady = (version: string): string =>
  `The practice server is running and ${version} is live. Next: a release, then a rollback.`;
export const released = (version: string): string => `✓ Released: ${version} answers`;
export const notReleased = (version: string): string =>
  `The release ended, but ${version} still answers. It was not rolled back.`;
export const rolledBack = (version: string): string =>
  `✓ Rolled back: ${version} answers again, verified by hash`;
export const notRolledBack = (reason: string | null): string =>
  `The rollback did not finish: ${reason ?? 'no reason was recorded'}.`;
export const wrongVersion = (found: string, expected: string): string =>
  `After the rollback, ${found} answers instead of ${expected}.`;
export const stuck = (wait: string, reason: string | null): string =>
  reason === null ? wait : `${wait}: ${reason}`;
export const outputIn = (file: string): string => `Its output is in ${file}`;
export const notSettled = (withinMs: number): string =>
  `The rollback did not finish within ${withinMs / 1_000} s.`;
