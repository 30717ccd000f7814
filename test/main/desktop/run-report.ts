import type { RunReport } from '../../../src/shared/wire/desktop-report.ts';

/** What the page tells of a run under way, with anything else in its place. */
export const run = (more: Partial<RunReport> = {}): RunReport => ({
  id: '20260101-120000-abc123',
  release: '1.0.0 · Harbor',
  phase: 'running',
  done: 3,
  total: 12,
  waits: null,
  failed: [],
  alerts: [],
  ...more,
});

export const gate = { key: 'gate:deploy', text: 'open the gate before Deploy' };
