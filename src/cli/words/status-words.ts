// What `slipway status` says beside the statuses themselves.

export const noRuns =
  'No runs yet. Start one with: slipway open CHECKLIST.md\nOr rehearse with: slipway practice';
export const damagedJournal = (line: number, reason: string): string =>
  `The journal is damaged at line ${line}: ${reason}`;
export const notStarted = 'not started';
