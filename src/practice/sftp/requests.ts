import type { Answer } from './answer.ts';
import { fileExtensions, fileRequests } from './file-requests.ts';
import { folderRequests } from './folder-requests.ts';
import { pathExtensions, pathRequests } from './path-requests.ts';

/** What this server can do, by request number. */
export const answers: ReadonlyMap<number, Answer> = new Map([
  ...fileRequests,
  ...folderRequests,
  ...pathRequests,
]);

/** The extensions this server announces, by name. */
export const extensions: ReadonlyMap<string, Answer> = new Map([...fileExtensions, ...pathExtensions]);
