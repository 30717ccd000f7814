export const logs = 'Logs';
export const filter = '/ filter:';
export const filterLabel = 'Filter logs';
export const filterPlaceholder = 'level>=warn';
export const filterHint = 'level>=warn, source:nginx, /regular expression/, plain words';
export const badPattern = 'This is not a valid regular expression. All lines are shown.';
export const badLevel = (name: string): string => `There is no level “${name}”. All levels are shown.`;
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
