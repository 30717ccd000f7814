import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { intentOfLink } from '../../src/main/lib/launch-intent.ts';
import { tempFolders } from '../support/temp-folder.ts';
import {
  app,
  type Child,
  Contents,
  ipcMain,
  type MenuItem,
  powerMonitor,
  recorded,
  reset,
  type Window,
} from './electron.ts';

vi.mock('electron', async () => (await import('./electron.ts')).electron);

const argv = process.argv;
let starts = 0;

/** Starts the program as Electron would, with these arguments after its own. */
async function start(...args: readonly string[]): Promise<void> {
  process.argv = ['electron', '/opt/slipway', ...args];
  starts += 1;
  // A query makes it a module of its own: the program runs as often as it is started.
  await import(/* @vite-ignore */ `../../src/main/index.ts?start=${starts}`);
  await new Promise((resolve) => setImmediate(resolve));
}

function connected(): { readonly window: Window; readonly child: Child } {
  const window = recorded.windows.at(-1);
  const child = recorded.forks.at(-1);
  if (window === undefined || child === undefined) throw new Error('there is no window or no engine');
  return { window, child };
}

async function startWithEngine(): Promise<{ readonly window: Window; readonly child: Child }> {
  await start();
  const { webContents } = recorded.windows.at(-1) ?? {};
  ipcMain.emit('slipway:connect', { sender: webContents, senderFrame: webContents?.mainFrame });
  return connected();
}

const folder = tempFolders();
let state = '';
beforeEach(async () => {
  reset();
  state = await folder();
  vi.stubEnv('SLIPWAY_HOME', state);
});
afterEach(() => {
  process.argv = argv;
  vi.unstubAllEnvs();
});

/** An item of the menu by the labels that lead to it. */
function menuItem(...labels: readonly string[]): MenuItem {
  let items: readonly MenuItem[] = recorded.menus.at(-1) ?? [];
  let found: MenuItem | undefined;
  for (const label of labels) {
    found = items.find((item) => item.label === label);
    items = found?.submenu ?? [];
  }
  if (found === undefined) throw new Error(`the menu has no ${labels.join(' > ')}`);
  return found;
}

describe('the application', () => {
  test('opens the checklist it was started with', async () => {
    await start('/srv/app/RELEASE.md');
    expect(recorded.loaded).toEqual(['app://slipway/#/plan/%2Fsrv%2Fapp%2FRELEASE.md']);
  });

  test('a second start leaves everything to the first and ends', async () => {
    recorded.lock = false;
    await start('/srv/app/RELEASE.md');
    expect(recorded.quits).toBe(1);
    expect(recorded.windows).toHaveLength(0);
  });

  test('what a second start names opens in the window there is', async () => {
    await start();
    app.emit('second-instance', {}, [], '/', { show: 'plan', file: '/srv/other.md', ask: false });
    expect(recorded.windows).toHaveLength(1);
    expect(recorded.windows[0]?.focused).toBe(1);
    expect(recorded.loaded.at(-1)).toBe('app://slipway/#/plan/%2Fsrv%2Fother.md');
  });

  test('a file from the desktop opens in the running window, and a link once a person agrees', async () => {
    await start();
    const preventDefault = vi.fn();
    app.emit('open-file', { preventDefault }, '/srv/from-finder.md');
    expect(recorded.loaded.at(-1)).toBe('app://slipway/#/plan/%2Fsrv%2Ffrom-finder.md');
    app.emit('open-url', { preventDefault }, 'slipway://run/20260101-120000-abc123');
    await vi.waitFor(() => expect(recorded.boxes).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorded.loaded.at(-1)).toBe('app://slipway/#/plan/%2Fsrv%2Ffrom-finder.md');
    recorded.response = 1;
    app.emit('open-url', { preventDefault }, 'slipway://run/20260101-120000-abc123');
    await vi.waitFor(() => expect(recorded.loaded.at(-1)).toBe('app://slipway/#/run/20260101-120000-abc123'));
    expect(preventDefault).toHaveBeenCalledTimes(3);
    expect(recorded.windows).toHaveLength(1);
  });

  test('a rehearsal starts the practice server and opens its checklist', async () => {
    await start('--practice');
    const { child } = connected();
    expect(child.sent.at(-1)?.message).toEqual({ type: 'practice' });
    child.emit('message', { type: 'practice-ready', file: '/tmp/practice/RELEASE_CHECKLIST.md' });
    await vi.waitFor(() =>
      expect(recorded.loaded.at(-1)).toBe('app://slipway/#/plan/%2Ftmp%2Fpractice%2FRELEASE_CHECKLIST.md'),
    );
  });

  test.each([
    ['the first start', (link: string) => start(link)],
    [
      'a second start',
      async (link: string) => {
        await start();
        app.emit('second-instance', {}, [], '/', intentOfLink(link));
      },
    ],
    [
      'the system',
      async (link: string) => {
        await start();
        app.emit('open-url', { preventDefault: vi.fn() }, link);
      },
    ],
  ])(
    'a link that %s brings opens nothing before a person agrees, and shows the whole path',
    async (_, bring) => {
      recorded.response = 0;
      await bring('slipway://open?file=%2Fnet%2Fevil.example%2F%E2%80%AEdm.x.md');
      await vi.waitFor(() => expect(recorded.boxes).toHaveLength(1));
      await new Promise((resolve) => setImmediate(resolve));
      expect(recorded.boxes[0]).toMatchObject({ message: 'A link asks to open a checklist.' });
      expect(recorded.boxes[0]?.detail).toMatch(/^\/net\/evil\.example\/(?!\u202e).*dm\.x\.md\n/);
      expect(recorded.loaded).toEqual(['app://slipway/']);
      expect(recorded.forks).toHaveLength(0);
    },
  );

  test('a page that sends many links is asked about once', async () => {
    await start();
    for (let count = 0; count < 5; count += 1)
      app.emit('open-url', { preventDefault: vi.fn() }, `slipway://open?file=%2Fsrv%2F${count}.md`);
    await vi.waitFor(() => expect(recorded.boxes.length).toBeGreaterThan(0));
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorded.boxes).toHaveLength(1);
  });

  test('a link starts no rehearsal until a person says so', async () => {
    await start('slipway://practice');
    await vi.waitFor(() => expect(recorded.boxes).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(recorded.forks).toHaveLength(0);
    recorded.response = 1;
    app.emit('open-url', { preventDefault: vi.fn() }, 'slipway://practice');
    await vi.waitFor(() => expect(recorded.forks.at(-1)?.sent.at(-1)?.message).toEqual({ type: 'practice' }));
  });

  test('every page is in the sandbox, before the application is ready', async () => {
    await start();
    expect(recorded.sandboxes).toBe(1);
  });

  test('the sandbox cannot be switched off, but by root, who is told so on the terminal', async () => {
    const complain = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const uid = vi.spyOn(process as { getuid(): number }, 'getuid');
    recorded.switches.push('no-sandbox');
    uid.mockReturnValue(1000);
    await start();
    expect([recorded.sandboxes, complain.mock.calls.length]).toEqual([1, 0]);
    uid.mockReturnValue(0);
    await start();
    expect(complain).toHaveBeenCalledWith(expect.stringContaining('--no-sandbox'));
    expect(recorded.sandboxes).toBe(1);
    vi.restoreAllMocks();
  });

  test('a rehearsal that cannot be had says why', async () => {
    await start('--practice');
    connected().child.emit('message', {
      type: 'practice-ready',
      file: null,
      problem: 'There is no POSIX shell.',
    });
    await vi.waitFor(() =>
      expect(recorded.boxes.at(-1)).toMatchObject({ detail: 'There is no POSIX shell.' }),
    );
  });

  test('does not quit under a run unless a person says so', async () => {
    const { child } = await startWithEngine();
    const preventDefault = vi.fn();
    app.emit('before-quit', { preventDefault });
    child.emit('message', { type: 'running', count: 1 });
    await vi.waitFor(() => expect(recorded.boxes).toHaveLength(1));
    await new Promise((resolve) => setImmediate(resolve));
    expect(preventDefault).toHaveBeenCalled();
    expect(recorded.quits).toBe(0);

    recorded.response = 1;
    app.emit('before-quit', { preventDefault });
    child.emit('message', { type: 'running', count: 1 });
    await vi.waitFor(() => expect(child.sent.at(-1)?.message).toEqual({ type: 'quit' }));
    child.emit('exit', 0);
    // Never by asking to quit once more: on macOS that may have no end.
    await vi.waitFor(() => expect(recorded.exits).toEqual([0]));
    expect(recorded.quits).toBe(0);
  });

  test('with nothing under way, closing the window closes the engine and ends', async () => {
    const { window, child } = await startWithEngine();
    const preventDefault = vi.fn();
    window.emit('close', { preventDefault });
    child.emit('message', { type: 'running', count: 0 });
    await vi.waitFor(() => expect(child.sent.at(-1)?.message).toEqual({ type: 'quit' }));
    child.emit('exit', 0);
    await vi.waitFor(() => expect(recorded.exits).toEqual([0]));
    expect(recorded.boxes).toHaveLength(0);
  });
});

describe('a file that is on the screen already', () => {
  test('is not loaded again when a second start names it: what a person typed there stays', async () => {
    await start('/srv/app/RELEASE.md');
    app.emit('second-instance', {}, [], '/', { show: 'plan', file: '/srv/app/RELEASE.md', ask: false });
    expect(recorded.loaded).toHaveLength(1);
    expect(recorded.windows[0]?.focused).toBe(1);
  });
});

describe('what the system asks for before the application is ready', () => {
  test('a file is not forgotten over the activation that comes with it', async () => {
    const ready = Promise.withResolvers<void>();
    recorded.ready = ready.promise;
    await start();
    app.emit('open-file', { preventDefault: vi.fn() }, '/srv/from-finder.md');
    app.emit('activate');
    ready.resolve();
    await vi.waitFor(() => expect(recorded.windows).toHaveLength(1));
    expect(recorded.loaded).toEqual(['app://slipway/#/plan/%2Fsrv%2Ffrom-finder.md']);
  });
});

describe('an engine that ends with the terminal', () => {
  test('is not started again, and nobody is asked about a run that is gone', async () => {
    const { child } = await startWithEngine();
    app.emit('before-quit', { preventDefault: vi.fn() });
    child.emit('exit', 130);
    await vi.waitFor(() => expect(recorded.exits).toEqual([0]));
    expect(recorded.forks).toHaveLength(1);
    expect(recorded.boxes).toHaveLength(0);
  });
});

describe('the folders of the application', () => {
  test('a relative state folder is meant from where it was started, by the engine too', async () => {
    vi.stubEnv('SLIPWAY_HOME', relative(process.cwd(), state));
    const { child } = await startWithEngine();
    expect(recorded.paths).toEqual([['userData', join(state, 'window')]]);
    expect(child.options.env.SLIPWAY_HOME).toBe(state);
  });

  test('the window keeps its own beside the runs, whatever the application is called', async () => {
    vi.stubEnv('SLIPWAY_HOME', '');
    for (const place of ['XDG_STATE_HOME', 'HOME', 'LOCALAPPDATA']) vi.stubEnv(place, state);
    await start();
    const [[name, path] = []] = recorded.paths;
    expect([name, path?.endsWith(join('lipway', 'window'))]).toEqual(['userData', true]);
  });

  test('secrets of an earlier version move along', async () => {
    vi.stubEnv('SLIPWAY_HOME', '');
    for (const place of ['XDG_STATE_HOME', 'HOME', 'LOCALAPPDATA']) vi.stubEnv(place, state);
    const appData = vi.spyOn(app, 'getPath').mockReturnValue(join(state, 'config'));
    await mkdir(join(state, 'config', 'slipway'), { recursive: true });
    await writeFile(join(state, 'config', 'slipway', 'secrets.json'), '{"secrets":{}}');
    await start();
    appData.mockRestore();
    const moved = join(recorded.paths[0]?.[1] ?? '', 'secrets.json');
    expect(await readFile(moved, 'utf8')).toBe('{"secrets":{}}');
  });
});

describe('the end of a session of Windows', () => {
  test('closes the engine in order, without a question that nobody can answer', async () => {
    const { platform } = process;
    Object.defineProperty(process, 'platform', { value: 'win32' });
    try {
      const { window, child } = await startWithEngine();
      window.emit('session-end', {});
      expect(child.sent.at(-1)?.message).toEqual({ type: 'quit' });
      expect(recorded.boxes).toHaveLength(0);
    } finally {
      Object.defineProperty(process, 'platform', { value: platform });
    }
  });
});

describe('a press on a notification', () => {
  test('shows its run and leads to what it was about', async () => {
    const { window } = await startWithEngine();
    const { webContents } = window;
    window.isFront = false;
    const run = { id: 'a-run', release: '', phase: 'running', done: 0, total: 1, waits: null, failed: [] };
    const report = (alerts: readonly string[]) =>
      ipcMain.emit(
        'slipway:report',
        { sender: webContents, senderFrame: webContents.mainFrame },
        { file: null, run: { ...run, alerts } },
      );
    report([]);
    report(['errors > 1 %']);
    recorded.notices.at(-1)?.emit('click');
    expect(recorded.loaded.at(-1)).toBe('app://slipway/#/run/a-run');
    expect(window.focused).toBe(1);
    expect(webContents.heard).toEqual([['slipway:lead', 'alert']]);
  });

  test('of another window’s page is none: only the window there is reports', async () => {
    const { window } = await startWithEngine();
    const stranger = new Contents();
    ipcMain.emit(
      'slipway:report',
      { sender: stranger, senderFrame: stranger.mainFrame },
      { file: '/srv/R.md', run: null },
    );
    expect(window.bars).toEqual([]);
  });
});

describe('what remains of a crash', () => {
  test('is a report on this machine, and lines in the log', async () => {
    const { child } = await startWithEngine();
    expect(recorded.crashReports).toEqual([{ uploadToServer: false }]);
    vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    child.stderr.emit('data', 'node: out of memory\n');
    app.emit('child-process-gone', {}, { type: 'GPU', reason: 'crashed', exitCode: 139 });
    vi.restoreAllMocks();
    const log = await readFile(join(state, 'desktop.log'), 'utf8');
    expect(log).toContain('node: out of memory\n');
    expect(log).toMatch(/^\S+Z the process GPU is gone: crashed, status 139$/m);
  });

  test('is named to the person whose engine keeps ending', async () => {
    await startWithEngine();
    for (let death = 0; death < 10; death += 1) recorded.forks.at(-1)?.emit('exit', 139);
    await vi.waitFor(() => expect(recorded.boxes).toHaveLength(1));
    expect(recorded.boxes[0]?.detail).toContain(join(state, 'desktop.log'));
  });
});

describe('the menu', () => {
  test('has the checklists opened last as soon as the window shows anything', async () => {
    const { window, child } = await startWithEngine();
    expect(menuItem('File', 'Open recent').enabled).toBe(false);
    const { webContents } = window;
    ipcMain.emit(
      'slipway:report',
      { sender: webContents, senderFrame: webContents.mainFrame },
      { file: null, run: null },
    );
    await vi.waitFor(() => expect(child.sent.at(-1)?.message).toEqual({ type: 'recent' }));
    child.emit('message', { type: 'recent-checklists', files: ['/srv/a&b.md', '/x/R.md', '/y/R.md'] });
    await vi.waitFor(() => expect(menuItem('File', 'Open recent').enabled).toBe(true));
    const items = menuItem('File', 'Open recent').submenu ?? [];
    expect(items.map(({ label }) => label)).toEqual(['a&&b.md', '/x/R.md', '/y/R.md']);
    items[1]?.click?.();
    expect(recorded.loaded.at(-1)).toBe('app://slipway/#/plan/%2Fx%2FR.md');
  });

  test('says what Slipway is and goes by, and copies that', async () => {
    await start();
    recorded.response = 1;
    menuItem('Help', 'About Slipway').click?.();
    await vi.waitFor(() => expect(recorded.copied).toHaveLength(1));
    expect(recorded.boxes[0]?.message).toBe('Slipway 0.0.0');
    expect(recorded.copied[0]).toContain(`State: ${state}\nLog: ${join(state, 'desktop.log')}`);
    expect(recorded.copied[0]).toContain('steps on this machine: as Slipway was started with it.');
    expect(recorded.copied[0]).toContain(`PATH: ${process.env.PATH}`);
  });

  test('shows the log in its folder', async () => {
    await start();
    menuItem('Help', 'Show log file').click?.();
    expect(recorded.revealed).toEqual([join(state, 'desktop.log')]);
  });
});

describe('a machine that wakes up', () => {
  test('has the engine look at its lines', async () => {
    const { child } = await startWithEngine();
    powerMonitor.emit('suspend');
    powerMonitor.emit('resume');
    expect(await readFile(join(state, 'desktop.log'), 'utf8')).toMatch(/goes to sleep\n.* is awake again\n$/);
    expect(child.sent.at(-1)?.message).toEqual({ type: 'look-again' });
  });
});
