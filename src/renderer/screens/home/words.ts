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

export const pathLabel = 'Path of a Markdown file';
export const pathPlaceholder = '/path/to/DEPLOYMENT.md';
export const open = 'Open';
export const dropRefused = (file: string): string =>
  `${file} was not opened: a browser doesn’t tell this page where a dropped file is stored. Type its path, or find it in the list below.`;

export const filesIn = (dir: string): string => `Files in ${dir}`;
export const up = 'up';
export const noFiles = 'No folders or Markdown files here.';
export const readFolder = 'read the folder';

export const recent = 'Recent';
export const releases = 'Past releases';
export const noReleases =
  'No releases yet. Every release you run here keeps its journal and its record: who did what, when, and how it ended. Start with a rehearsal.';
export const rollbackOf = (title: string): string => `Rollback of ${title}`;
export const progress = (status: string, settled: number, total: number): string =>
  `${status} · ${settled}/${total}`;
export const ended = 'ended';
export const damaged = (line: number): string => `journal damaged at line ${line}`;
export const readHistory = 'read the history';
