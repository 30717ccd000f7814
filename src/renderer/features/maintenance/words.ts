import type { Every } from '../../../shared/wire/calls/start-page.ts';

export const panel = 'Maintenance';
export const panelLead =
  'Recurring work, apart from any release. Nothing here blocks a gate. Marking a task as done is kept on this machine.';
export const none = 'The document has no maintenance tasks.';
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
export const mark = 'mark the task';
export const read = 'read when the tasks were last done';
