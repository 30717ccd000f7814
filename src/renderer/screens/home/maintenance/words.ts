import type { Every } from '../../../../shared/wire/start-page.ts';

export const title = 'Maintenance due';
export const lead =
  'Recurring tasks of the checklists you opened last. Marking one as done is kept on this machine.';
export const every: Readonly<Record<Every, string>> = {
  day: 'daily',
  week: 'weekly',
  month: 'monthly',
  quarter: 'quarterly',
  year: 'yearly',
};
export const never = 'not done here yet';
export const lastDone = (at: string, by: string): string => `last done ${at} by ${by}`;
export const done = 'Done';
export const doneFor = (task: string): string => `Mark “${task}” as done`;
export const undo = 'Undo';
export const undoFor = (task: string): string => `Mark “${task}” as not done`;
export const more = (count: number): string => `${count} more`;
export const mark = 'mark the task';
