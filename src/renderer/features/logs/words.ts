export const logs = 'Logs';
export const filter = '/ filter:';
export const filterLabel = 'Filter logs';
export const filterPlaceholder = 'level>=warn -health';
export const filterHint =
  'level>=warn  source:nginx  words  "a phrase"  /regular expression/  -without this  this | or that';
export const clearFilter = 'Clear the filter';
export const found = (found: number, total: number): string =>
  `${found.toLocaleString('en')} of ${total.toLocaleString('en')} lines`;
export const saveHint = 'Save the lines that are shown as a text file';
export const fileName = 'slipway.log';
export const wholeLine = 'The whole line';
export const close = 'Close';
export const copy = 'Copy';
export const copyLine = {
  copied: 'Line copied',
  couldNotCopy: 'Couldn’t copy. Select and copy it here:',
} as const;
export const pause = 'Pause';
export const follow = 'Follow';

export const noSourcesTitle = 'No log sources';
export const noSourcesText =
  'Add log sources to the sidecar under “logs”, for example { journal: chatapp, on: web-1 } or { file: /var/log/app.log }.';
export const noLinesTitle = 'No lines yet';
export const noLinesText = 'The sources are connected. New lines appear here.';

/** The state of all sources in a few words. */
export const state = {
  none: 'no sources',
  connecting: 'connecting',
  source: (name: string, state: string, reason: string | null): string =>
    `${name}: ${state}${reason === null ? '' : ` (${reason})`}`,
  loss: (gaps: number): string =>
    gaps === 0 ? '0 lost' : `lines missing in ${gaps === 1 ? '1 place' : `${gaps} places`}`,
  broken: (n: number, total: number, loss: string): string => `${n} of ${total} failing · ${loss}`,
  ended: (lines: number, loss: string): string => `ended · ${lines.toLocaleString('en')} lines · ${loss}`,
  live: (rate: number, loss: string): string => `live · ${rate.toLocaleString('en')} lines/s · ${loss}`,
} as const;
