import { count } from '../../../shared/text/count.ts';

export const title = 'Charts';
export const one = 'Chart';
export const openAlone = 'Show this chart alone';
export const allCharts = 'All charts';
export const range = 'Range';
export const ranges = {
  '15m': '15 min',
  '1h': '1 h',
  release: 'Since the release',
  run: 'Whole run',
} as const;
export const notReleased = 'This run has changed nothing yet';
export const log = 'Log scale';
export const logHint = 'Draw values by their orders of magnitude; zero lies at the bottom';
export const resetZoom = 'Reset zoom';
export const png = 'PNG';
export const csv = 'CSV';
export const savePng = 'Save what is shown as PNG';
export const saveCsv = 'Save what is shown as CSV';
export const close = 'Close the charts';
export const hint = 'hover for values · drag to zoom';
export const readMeasured = 'read what was measured earlier';
export const empty = 'Nothing was measured yet. A chart begins with the first value of its tile.';
export const nothingHere = 'No values in this range';
export const budget = (bound: string): string => `budget ${bound}`;
export const staleAsOf = (time: string): string => `as of ${time}`;
export const more = (hidden: number): string => `${count(hidden, 'more host')} not drawn`;
export const figures = ['last', 'min', 'max', 'p95'] as const;
export const legendOf = (label: string): string => `Figures of ${label}`;
export const line = 'line';
/** What a screen reader says of a chart. */
export const chartOf = (label: string, figures: string): string =>
  figures === '' ? `Chart of ${label}: no values in this range` : `Chart of ${label}: ${figures}`;

export const deploy = (version: string): string => (version === '' ? 'deploy' : `deploy ${version}`);
export const deployed = 'deployed';
export const rollback = 'rollback';
export const rolledBack = 'rolled back';
export const rollbackEnded = 'rollback ended';
