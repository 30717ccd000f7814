import { beforeEach, describe, expect, test, vi } from 'vitest';
import { Contents, ipcMain, reset } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { acceptReports } = await import('../../../src/main/desktop/accept-reports.ts');

const run = {
  id: '20260101-120000-abc123',
  release: '1.0.0',
  phase: 'running',
  done: 1,
  total: 2,
  waits: null,
  failed: [],
  alerts: [],
};
const report = { file: '/srv/RELEASE.md', run };
const hear = vi.fn();
const tell = (data: unknown, frame: (contents: Contents) => unknown = ({ mainFrame }) => mainFrame): void => {
  const contents = new Contents();
  ipcMain.emit('slipway:report', { sender: contents, senderFrame: frame(contents) }, data);
};

beforeEach(() => {
  reset();
  hear.mockClear();
  acceptReports(hear);
});

describe('a report of a page', () => {
  test('is heard from the console’s own main frame', () => {
    tell(report);
    tell({ file: null, run: null });
    expect(hear.mock.calls.map(([heard]) => heard)).toEqual([report, { file: null, run: null }]);
  });

  test.each([
    ['a frame inside the page', () => ({ url: 'app://slipway/' })],
    ['a frame that is gone', () => null],
    [
      'another page',
      (contents: Contents) => Object.assign(contents.mainFrame, { url: 'https://evil.example/' }),
    ],
  ])('is not heard from %s', (_who, frame) => {
    tell(report, frame);
    expect(hear).not.toHaveBeenCalled();
  });

  test.each<[string, unknown]>([
    ['nothing', null],
    ['text', 'report'],
    ['a relative file', { ...report, file: 'RELEASE.md' }],
    ['a file with a zero byte', { ...report, file: '/srv/a\0.md' }],
    ['a file of any length', { ...report, file: `/${'a'.repeat(5_000)}` }],
    ['a run that leads elsewhere', { ...report, run: { ...run, id: '../../etc' } }],
    ['another phase', { ...report, run: { ...run, phase: 'rollback' } }],
    ['numbers that are none', { ...report, run: { ...run, done: Number.NaN } }],
    ['negative numbers', { ...report, run: { ...run, done: -1 } }],
    ['titles of any length', { ...report, run: { ...run, failed: [{ key: 'a', text: 'x'.repeat(2_000) }] } }],
    ['any number of alerts', { ...report, run: { ...run, alerts: Array.from({ length: 201 }, () => 'x') } }],
    ['more than it may say', { ...report, quit: true }],
    ['more of a run than it may say', { ...report, run: { ...run, command: 'rm' } }],
  ])('with %s is passed over', (_what, data) => {
    tell(data);
    expect(hear).not.toHaveBeenCalled();
  });
});
