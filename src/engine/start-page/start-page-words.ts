// What is said about the files of the first screen.

export const notListed = (folder: string, why: string): string => `${folder} cannot be listed: ${why}`;
export const notMarked = (file: string, why: string): string =>
  `The task was not marked: ${file} cannot be written: ${why}`;
