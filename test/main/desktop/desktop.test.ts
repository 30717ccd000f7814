import type { BrowserWindow } from 'electron';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import type { RunReport } from '../../../src/shared/wire/desktop-report.ts';
import { recorded, reset, Window } from '../electron.ts';
import { gate, run } from './run-report.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { Desktop } = await import('../../../src/main/desktop/desktop.ts');

const open = vi.fn();
const shows = vi.fn();

/** A desktop with a window that a person looks at, or not, and how it hears of a run. */
function desktop(isFront: boolean) {
  const window = new Window({});
  window.isFront = isFront;
  const around = new Desktop({ open, shows, state: '/state' });
  around.watch(window as unknown as BrowserWindow);
  return {
    window,
    hear: (report: RunReport | null, file = '/srv/R.md') => around.hear({ file, run: report }),
  };
}

const platform = process.platform;
const onSystem = (name: NodeJS.Platform): void =>
  void Object.defineProperty(process, 'platform', { value: name });
beforeEach(() => {
  reset();
  vi.clearAllMocks();
});
afterEach(() => onSystem(platform));

describe('notifications', () => {
  test('are shown once of what happens while nobody looks, with a button, and lead to the run', () => {
    const { window, hear } = desktop(false);
    hear(run());
    hear(run({ phase: 'waiting', waits: gate }));
    hear(run({ phase: 'waiting', waits: gate, done: 4 }));
    expect(recorded.notices.map(({ options }) => options)).toEqual([
      {
        title: 'Your turn · 1.0.0 · Harbor',
        body: 'open the gate before Deploy',
        actions: [{ type: 'button', text: 'Show' }],
      },
    ]);
    expect(window.flashes).toEqual([true]);
    const [notice] = recorded.notices;
    notice?.emit('click');
    notice?.emit('action', { actionIndex: 0 });
    expect(open.mock.calls).toEqual([
      ['20260101-120000-abc123', 'turn'],
      ['20260101-120000-abc123', 'turn'],
    ]);
  });

  test('are not shown to who looks at the window', () => {
    const { window, hear } = desktop(true);
    hear(run());
    hear(run({ phase: 'failed', failed: [{ key: 'a', text: 'A' }], alerts: ['x'] }));
    expect(recorded.notices).toEqual([]);
    expect(window.flashes).toEqual([]);
  });

  test('go when what they tell is no longer so, and when a person looks at the window', () => {
    const { window, hear } = desktop(false);
    hear(run());
    hear(run({ phase: 'waiting', waits: gate, alerts: ['errors > 1 %'] }));
    expect(recorded.notices.map(({ isShown }) => isShown)).toEqual([true, true]);
    hear(run({ alerts: ['errors > 1 %'] }));
    expect(recorded.notices.map(({ isShown }) => isShown)).toEqual([false, true]);
    window.emit('focus');
    expect(recorded.notices.map(({ isShown }) => isShown)).toEqual([false, false]);
    expect(window.flashes.at(-1)).toBe(false);
  });

  test('show what documents wrote as what it is, and not all of it', () => {
    const { hear } = desktop(false);
    hear(run());
    const titles = ['Deploy\u202egnp.sh', 'x'.repeat(5_000), 'one\ntwo', 'four', 'five'];
    hear(run({ failed: titles.map((text, key) => ({ key: `${key}`, text })) }));
    const [{ options } = { options: { title: '', body: '' } }] = recorded.notices;
    expect(options.title).toBe('5 steps failed · 1.0.0 · Harbor');
    const lines = options.body.split('\n');
    expect(lines).toEqual(['Deploy⟨U+202E⟩gnp.sh', `${'x'.repeat(160)}…`, 'one', 'four']);
  });
});

describe('the dock and the task bar', () => {
  test.each<[RunReport | null, number, [number, string]]>([
    [run(), 0, [0.25, 'normal']],
    [run({ phase: 'soaking' }), 0, [2, 'indeterminate']],
    [run({ phase: 'waiting', waits: gate }), 1, [0.25, 'paused']],
    [run({ phase: 'failed', failed: [{ key: 'a', text: 'A' }], alerts: ['x', 'y'] }), 3, [0.25, 'error']],
    [run({ phase: 'ended', failed: [{ key: 'a', text: 'A' }] }), 0, [-1, 'none']],
    [run({ total: 0, done: 0 }), 0, [0, 'normal']],
    [null, 0, [-1, 'none']],
  ])('of %o', (report, badge, bar) => {
    const { window, hear } = desktop(true);
    hear(report);
    expect(recorded.badges.at(-1)).toBe(badge);
    expect(window.bars.at(-1)).toEqual(bar);
  });

  test('have no badge on Windows, which has no numbers there', () => {
    onSystem('win32');
    desktop(true).hear(run({ alerts: ['x'] }));
    expect(recorded.badges).toEqual([]);
  });
});

describe('a machine', () => {
  test('stays awake during a run and a soak, and no longer', () => {
    const { window, hear } = desktop(true);
    const awake = (report: RunReport | null): boolean => {
      hear(report);
      return recorded.blockers.size === 1;
    };
    expect(
      [run(), run({ phase: 'soaking' }), run({ phase: 'waiting', waits: gate }), run(), null].map(awake),
    ).toEqual([true, true, false, true, false]);
    hear(run());
    window.emit('closed');
    expect(recorded.blockers.size).toBe(0);
  });
});

describe('the file on the screen', () => {
  test.each<[NodeJS.Platform, string[], string[]]>([
    ['darwin', ['/srv/R.md', '/srv/S.md'], ['/srv/R.md', '/srv/S.md', '/state/practice/p/R.md']],
    ['win32', ['/srv/R.md', '/srv/S.md'], []],
    ['linux', [], []],
  ])('is told to the system once: %s', (system, remembered, represented) => {
    onSystem(system);
    const { window, hear } = desktop(true);
    const practice = '/state/practice/p/R.md';
    for (const file of ['/srv/R.md', '/srv/R.md', '/srv/S.md', practice]) hear(null, file);
    expect(recorded.recent).toEqual(remembered);
    expect(window.represented).toEqual(represented);
    // The menu is made anew for each.
    expect(shows).toHaveBeenCalledTimes(3);
  });
});
