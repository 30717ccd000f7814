export const title = 'Slipway';
export const openTitle = 'Open a checklist';
export const openLead =
  'Open any Markdown deployment checklist and run it as a live session. Apart from ticked boxes, your file stays as it is.';
export const sideLabel = 'Rehearse and past releases';
export const rehearseTitle = 'Rehearse';
export const rehearseLead =
  'Start a practice server with a real service on this machine. Deploy to it, break it, and roll it back, so that your first rollback isn’t at 3 a.m.';
export const rehearse = 'Rehearse a release';
export const rehearseStarting = 'Starting the practice server…';
export const startPractice = 'start the practice server';
export const about = (version: string, actor: string): string => `${version} · ${actor}`;

export const readHistory = 'read the history';

export const due = 'Maintenance due';
export const dueLead =
  'Recurring tasks of the checklists you opened last. Marking one as done is kept on this machine.';
export const more = (count: number): string => `${count} more`;
