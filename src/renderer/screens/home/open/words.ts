export const pathLabel = 'Path of a Markdown file, or a part of its name';
export const pathPlaceholder = 'Path, or part of a name: ~/app/DEPLOYMENT.md';
export const open = 'Open';
export const dropRefused = (file: string): string =>
  `${file} was not opened: a browser doesn’t tell this page where a dropped file is stored. Type its path, or find it in the list below.`;
export const missing = (path: string): string =>
  `There is no file ${path}. Check the path, or choose a file from the list.`;

export const filesIn = (dir: string): string => `Files in ${dir}`;
export const up = 'Up';
export const noFiles = 'No folders or Markdown files here.';
export const noMatch = (typed: string): string => `Nothing here has “${typed}” in its name.`;
export const readFolder = 'read the folder';
export const findFile = 'look for the file';
export const sort = { name: 'By name', newest: 'Newest first' } as const;
export const sortLabel = 'Order of the files';

export const recent = 'Recent';
export const forget = (title: string): string => `Remove ${title} from this list. The file stays.`;
export const forgetRecent = 'remove the checklist from the list';
export const notThere = 'no longer there';
