// Why a file cannot be read as a checklist, and why there is no copy of it.

export const noFile = (file: string): string => `There is no file ${file}.`;
export const noFileHint = 'Check the path. Nothing was changed.';
export const notReadable = (file: string, why: string): string => `${file} cannot be read: ${why}`;
export const notReadableHint = 'Check its permissions.';
export const isFolder = (file: string): string => `${file} is a folder.`;
export const isFolderHint = 'Name the Markdown checklist inside it.';
export const isSpecial = (file: string, what: string): string =>
  `${file} cannot be a checklist: ${what}. Nothing of it was read.`;
export const tooLarge = (file: string, bytes: number, mostBytes: number): string =>
  `${file} is ${(bytes / 1e6).toFixed(1)} MB; a checklist can be ${mostBytes / 1024 / 1024} MiB at most.`;
export const tooLargeHint = 'Split it, or open the checklist itself rather than an export or a log.';
export const notText = (file: string): string => `${file} is not text: it contains NUL bytes.`;
export const notTextHint = 'Open a Markdown file.';
export const notUtf8 = (file: string): string => `${file} is not valid UTF-8 text.`;
export const notUtf8Hint =
  'Save it as UTF-8. Slipway does not guess encodings, because a tick must change exactly one byte.';

export const noCopy = (name: string, why: string): string =>
  `The copy of ${name} that this run would tick cannot be written: ${why}. Nothing was started.`;
export const tooManyCopies = (name: string): string =>
  `There are too many copies called ${name}. Nothing was started.`;
export const noCopyHint = 'Make the folder writable or tidy it up, or set `ticks: file` in the sidecar.';

export const ticksNotWritten = {
  changed: (file: string): string => `${file} was edited meanwhile. Its boxes were left as they are.`,
  missing: (file: string): string => `${file} is gone.`,
  'read-only': (file: string): string => `${file} cannot be written. Its boxes were left as they are.`,
} as const;
export const ticksNotWrittenHint = 'Open the checklist again, or set `ticks: copy` in the sidecar.';
