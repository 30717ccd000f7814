import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { createContext, runInContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';
import { build, loadedWith, mainFile, preloadFile } from './built.ts';

const folder = tempFolders();
beforeAll(build, 120_000);

interface Told {
  readonly loaded: readonly string[];
  readonly paths: readonly (readonly [string, string])[];
  readonly quits: number;
  readonly protocols: number;
  readonly modelIds: readonly string[];
  readonly crashReports: readonly object[];
}

/** Starts what was built under the stand-in for Electron, in a process of its own; tells what it did. */
async function start(
  args: readonly string[],
  { platform = process.platform, isPackaged = false, home = '', lock = true, opened = '' } = {},
): Promise<Told> {
  const dir = await folder();
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      '--import',
      resolve('test/main/built-start.ts'),
      resolve('test/main/built-run.ts'),
      JSON.stringify({ main: mainFile, platform, isPackaged, lock, opened }),
      ...args,
    ],
    {
      cwd: dir,
      env: { PATH: process.env.PATH, HOME: dir, SLIPWAY_HOME: home === '' ? join(dir, 'state') : home },
      encoding: 'utf8',
      timeout: 15_000,
    },
  );
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '') as Told;
}

describe('the main process as it is built', () => {
  it('loads nothing of the engine but where state lies', () => {
    const files = [...loadedWith(mainFile)];
    const modules = files.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/^\/\/ (src\/\S+)$/gm)].map(([, module = '']) => module),
    );
    expect(modules).toContain('src/main/application.ts');
    expect(modules.filter((module) => /^src\/(?:engine\/(?!lib\/)|cli\/|practice\/)/.test(module))).toEqual(
      [],
    );
    expect(files.map((file) => readFileSync(file).length).reduce((sum, size) => sum + size)).toBeLessThan(
      400_000,
    );
  });

  it.each([
    ['nothing', [], 'app://slipway/'],
    ['a checklist', ['/srv/RELEASE.md'], 'app://slipway/#/plan/%2Fsrv%2FRELEASE.md'],
    [
      'the address of a checklist',
      ['file:///srv/My%20RELEASE.md'],
      'app://slipway/#/plan/%2Fsrv%2FMy%20RELEASE.md',
    ],
    ['an address of another machine', ['file://evil.example/x.md'], 'app://slipway/'],
    ['another file', ['/srv/notes.txt'], 'app://slipway/'],
    ['a file named outright', ['--open=/srv/CHECK'], 'app://slipway/#/plan/%2Fsrv%2FCHECK'],
    ['a run', ['--run=20260101-120000-abc'], 'app://slipway/#/run/20260101-120000-abc'],
    ['a run that leads elsewhere', ['--run=../../etc'], 'app://slipway/'],
    ['a link, before a person agrees', ['slipway://open?file=%2Fsrv%2FR.md'], 'app://slipway/'],
    ['a switch of the browser', ['--ozone-platform=wayland'], 'app://slipway/'],
  ])('opens for %s what was asked for', async (_what, args, address) => {
    expect((await start(args)).loaded).toEqual([address]);
  });

  it.each([
    ['linux', false, 0, []],
    ['linux', true, 1, []],
    ['darwin', true, 1, []],
    ['darwin', false, 0, []],
    ['win32', true, 1, ['dev.slipway.console']],
    ['win32', false, 0, ['dev.slipway.console']],
  ] as const)('starts on %s, in a package: %s', async (platform, isPackaged, protocols, modelIds) => {
    expect(await start(['/srv/R.md'], { platform, isPackaged })).toMatchObject({
      loaded: [expect.stringMatching(/R\.md$/)],
      protocols,
      modelIds,
      quits: 0,
      crashReports: [{ uploadToServer: false }],
    });
  });

  it('takes a relative state folder from where it was started', async () => {
    const { paths } = await start([], { home: 'my-state' });
    expect(paths).toEqual([['userData', expect.stringMatching(/^\/.*\/my-state\/window$/)]]);
  });

  it('opens the file that the system names before it is ready', async () => {
    expect((await start([], { opened: '/srv/from-finder.md' })).loaded).toEqual([
      'app://slipway/#/plan/%2Fsrv%2Ffrom-finder.md',
    ]);
  });

  it('ends where another one runs already', async () => {
    expect(await start(['/srv/R.md'], { lock: false })).toMatchObject({ quits: 1, loaded: [] });
  });
});

describe('the preload as it is built', () => {
  it('runs in a sandbox that has Electron’s few modules and nothing else', () => {
    const exposed: Record<string, object> = {};
    const required: string[] = [];
    const electron = {
      contextBridge: {
        exposeInMainWorld: (name: string, api: object) => {
          exposed[name] = api;
        },
      },
      ipcRenderer: { on: () => undefined, send: () => undefined },
      webUtils: { getPathForFile: () => '' },
    };
    const context = createContext({
      require: (name: string) => {
        required.push(name);
        if (name !== 'electron') throw new Error(`module not found: ${name}`);
        return electron;
      },
      process: { platform: 'linux' },
      module: { exports: {} },
      exports: {},
    });
    runInContext(readFileSync(preloadFile, 'utf8'), context);
    expect(required).toEqual(['electron']);
    expect(Object.keys(exposed.slipway ?? {}).sort()).toEqual(['connect', 'pathFor', 'platform', 'report']);
  });
});
