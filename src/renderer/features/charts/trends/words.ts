export const byRelease = 'By release';
export const title = 'Release by release';
export const lead =
  'Median of the hour after each change, with the 95th percentile below it. The newest release is on top.';
export const release = 'Release';
export const reading = 'Reading earlier releases…';
export const none =
  'No release of this checklist was measured after its change yet. Each one that is watched adds a row.';
export const rolledBack = 'rolled back';
export const thisRun = 'this release';
export const unnamed = 'no version';
export const p95 = (value: string): string => `p95 ${value}`;
export const change = (share: number): string =>
  `${share > 0 ? '+' : '−'}${Math.round(Math.abs(share) * 100).toLocaleString('en')}%`;
export const notMeasured = 'not measured';
export const readTrends = 'read earlier releases';
