import { count } from '../../shared/text/count.ts';

// What `slipway plan` and `slipway init` say.

export const untitledPlan = 'Untitled plan';
export const untitledStep = '(untitled)';

/** Headings of what a plan holds beside its phases. */
export const headings = {
  budgets: 'Budgets',
  alerts: 'Alert rules',
  rollback: 'Rollback',
  maintenance: 'Maintenance',
  contacts: 'Contacts',
  signoffs: 'Sign-offs',
  fields: 'Record fields',
  diagnostics: 'Diagnostics',
} as const;

export const alternative = (heading: string, steps: number): string => `${heading} (${count(steps, 'step')})`;
export const maintenance = (every: string, text: string): string => `every ${every}: ${text}`;
export const contact = (role: string, value: string): string => `${role}: ${value}`;
export const atLine = (line: number): string => `line ${line}`;
export const totals = (sum: { boxes: number; checks: number; steps: number; hash: string }): string =>
  `${count(sum.boxes, 'box', 'boxes')} (${count(sum.checks, 'check')}), ${count(sum.steps, 'step')}, plan ${sum.hash.slice(0, 12)}`;

/** What a step does beside running. */
export const follows = 'follow';
export const verifies = 'verify';
export const sessionOn = (host: string): string => `in a session on ${host}`;

export const overridden = ' (overridden)';
export const key = (name: string): string => `key: ${name}`;

export const sidecarExists = (file: string): string => `${file} already exists. It was not changed.`;
export const sidecarExistsHint = 'Edit it, or move it away and run `slipway init` again.';
export const reviewSidecar = (checklist: string): string => `Review it, then run: slipway plan ${checklist}`;
export const notWritten = (file: string, why: string): string => `${file} could not be written: ${why}`;
export const notWrittenHint = 'Make the folder writable, then try again.';
