import type { Account } from '../../shared/plan/account.ts';
import type { Guard } from '../../shared/plan/sheet.ts';
import { count, grouped } from '../../shared/text/count.ts';

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
export const totals = (sum: {
  boxes: number;
  checks: number;
  steps: number;
  instructions: number;
  hash: string;
}): string =>
  `${count(sum.boxes, 'box', 'boxes')} (${count(sum.checks, 'check')}), ${count(sum.steps, 'step')}, ${count(sum.instructions, 'instruction')}, plan ${sum.hash.slice(0, 12)}`;

/** What a step does beside running. */
export const guarded = (guard: Guard): string =>
  guard.kind === 'option' ? `one of several ways: ${guard.label}` : `only ${guard.text}`;
export const onTarget = (target: string): string => (target === '' ? '' : ` @ ${target}`);
export const follows = 'follow';
export const ticked = 'ticked in the file';
export const verifies = 'verify';
export const sessionOn = (host: string): string => `in a session on ${host}`;

export const overridden = ' (overridden)';
export const key = (name: string): string => `key: ${name}`;

/** The letters in the margin of an account. */
export const legend =
  'C command   M by hand   H heading   D data   R read, never run   . text   ! deserves a look';
export const accountCounts = ({
  lines,
  sheet,
  commands,
  manual,
  heading,
  data,
  reference,
  prose,
  blank,
}: Account['counts']): string =>
  `${count(lines, 'line')}: ${sheet} on the sheet (${count(commands, 'command')}, ${manual} by hand), ${count(heading, 'heading line')}, ${data} of data, ${reference} read and never run, ${prose} of text, ${blank} blank`;
export const noLooks = 'Nothing deserves a second look.';
export const looks = (some: number): string =>
  some === 1 ? '1 place deserves a look:' : `${grouped(some)} places deserve a look, the most harmful first:`;
export const lookLines = (lines: readonly number[]): string =>
  lines.length === 1
    ? `line ${lines[0]}`
    : `lines ${lines.slice(0, 6).join(', ')}${lines.length > 6 ? `, and ${lines.length - 6} more` : ''}`;

export const sidecarExists = (file: string): string => `${file} already exists. It was not changed.`;
export const sidecarExistsHint = 'Edit it, or move it away and run `slipway init` again.';
export const reviewSidecar = (checklist: string): string => `Review it, then run: slipway plan ${checklist}`;
export const noSchema = (name: string): string => `There is no schema ${JSON.stringify(name)}.`;
export const noSchemaHint = (names: readonly string[]): string => `Name one of: ${names.join(', ')}.`;
export const notWritten = (file: string, why: string): string => `${file} could not be written: ${why}`;
export const notWrittenHint = 'Make the folder writable, then try again.';
