export const notInPlan = 'This gate is not in the plan.';
export const title = (phase: string): string => `Gate before ${phase}`;
export const openedBy = (time: string, actor: string, reason: string | null): string =>
  `Open since ${time}, opened by ${actor}${reason === null ? '' : ` — ${reason}`}`;
export const ready = 'Ready to open. Opening it is recorded under your name.';
export const shut = 'Shut. Still needed:';
export const goOn = 'Continue';
export const openItems = 'Open items';
export const more = (n: number): string => `and ${n} more`;
export const signoffs = 'Sign-offs';
export const reason = 'Reason (optional, kept in the record)';
export const openGate = 'Open gate';

/** A gate in a few words, for its line in the outline. */
export const line = {
  open: (signed: number): string => (signed === 0 ? 'open' : `open · ${signed} signed`),
  ready: 'ready to open',
  soak: (rest: string): string => `soak ${rest}`,
  items: (n: string): string => `shut · ${n} open`,
  signoff: 'shut · sign-off missing',
} as const;
