export const title = 'Sign-offs';
export const lead =
  'A sign-off belongs to this version of the plan: once the checklist changes, it no longer counts. A typed name counts and is marked as unsigned.';
export const signedWithKey = 'signed with a key';
export const unsigned = 'unsigned';
export const withdraw = 'Withdraw';
export const stale = 'given for another version of the plan';
export const nameFor = (role: string): string => `Name of the person signing as ${role}`;
export const name = 'Name of the person signing';
export const signOff = 'Sign off';
export const waive = 'Waive…';
export const waiveConfirm = 'Waive';
export const waived = (reason: string, actor: string): string => `waived: ${reason} (${actor})`;
export const reason = 'Why the release goes on without it';
export const reasonFor = (role: string): string => `Reason for waiving the sign-off of ${role}`;
export const cancel = 'Cancel';
