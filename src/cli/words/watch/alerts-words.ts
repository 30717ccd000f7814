// What `slipway alerts` says.

export const noRules = 'The checklist has no alert rules.';
export const onlyOne = '--acknowledge, --silence and --unsilence are one at a time. Nothing was recorded.';
export const onlyWithSilence = '--for and --reason go with --silence. Nothing was recorded.';
export const needsReason = 'A silence needs --reason; the record keeps it. Nothing was silenced.';
export const noDuration = (text: string): string =>
  `--for ${text} is no duration such as 30m or 2h. Nothing was silenced.`;
export const needsRun =
  'Only rules of a run can be acknowledged or silenced, and this is a checklist. Nothing was recorded.';
export const needsRunHint = 'Name the run; `slipway status` lists them.';
export const neither = (what: string): string => `There is no run and no checklist ${what}.`;
export const noSuchRule = (text: string): string =>
  `No alert rule of this run is, or contains, “${text}”. Nothing was recorded.`;
export const severalRules = (text: string): string =>
  `“${text}” stands for several alert rules. Nothing was recorded.`;
export const rulesHint = (rules: readonly string[]): string =>
  rules.length === 0 ? noRules : `The rules: ${rules.map((rule) => `“${rule}”`).join(', ')}.`;

/** How a rule of a run stands, as its journal says it; only what is loud is recorded. */
export const recorded: Readonly<Record<string, string>> = {
  firing: 'fires',
  resolved: 'resolved',
  'no-data': 'no data',
};
export const neverFired = 'has not fired';
/** How a rule of a checklist stands now, by one look. */
export const seen: Readonly<Record<string, string>> = {
  pending: 'beyond its bound',
  inactive: 'ok',
  firing: 'fires',
  resolved: 'resolved',
  'no-data': 'no data',
};
export const trigger = 'rollback trigger';
export const acknowledged = (actor: string, at: string): string => `acknowledged by ${actor} at ${at}`;
export const silenced = (actor: string, end: string, reason: string): string =>
  `silenced by ${actor} ${end}: ${reason}`;
export const endedBy = (actor: string, at: string): string => `; ended by ${actor} at ${at}`;
export const done = {
  acknowledge: (rule: string): string =>
    `Acknowledged “${rule}”. It makes no more noise until it fires anew.`,
  silence: (rule: string): string =>
    `Silenced “${rule}”. It is still evaluated, and a rollback trigger stays one.`,
  unsilence: (rule: string): string => `Ended the silence of “${rule}”.`,
} as const;
