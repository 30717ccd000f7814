import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readElectronTypes } from '../support/electron-types.ts';
import { Child, Contents, electron, Notice, platformTags, Window } from './electron.ts';

const types = readElectronTypes();

/** Electron's modules and the names that this program gives its objects, with their types. */
const typeOf: Readonly<Record<string, string>> = {
  app: 'App',
  clipboard: 'Clipboard',
  contextBridge: 'ContextBridge',
  crashReporter: 'CrashReporter',
  dialog: 'Dialog',
  ipcMain: 'IpcMain',
  ipcRenderer: 'IpcRenderer',
  nativeTheme: 'NativeTheme',
  powerMonitor: 'PowerMonitor',
  powerSaveBlocker: 'PowerSaveBlocker',
  protocol: 'Protocol',
  safeStorage: 'SafeStorage',
  screen: 'Screen',
  session: 'Session',
  shell: 'Shell',
  utilityProcess: 'UtilityProcess',
  webUtils: 'WebUtils',
  BrowserWindow: 'BrowserWindow',
  Menu: 'Menu',
  Notification: 'Notification',
  window: 'BrowserWindow',
  contents: 'WebContents',
  webContents: 'WebContents',
  child: 'UtilityProcess',
  notice: 'Notification',
};
const inherited = new Set(['on', 'once', 'off', 'emit', 'removeAllListeners', 'postMessage']);

interface Use {
  readonly file: string;
  readonly type: string;
  readonly member: string;
}

/** Every member of Electron that the main process and the preload use: `app.quit`, `window.on('close'`, `.webContents.reload`. */
function uses(): readonly Use[] {
  const files = ['src/main', 'src/preload'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
  );
  return files
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const text = readFileSync(file, 'utf8').replace(/^import .*$|^\s*(?:\/\/|\*).*$/gm, '');
      if (!/from 'electron'/.test(readFileSync(file, 'utf8'))) return [];
      const named = Object.entries(typeOf).filter(
        ([name]) => name !== 'window' || file.startsWith('src/main'),
      );
      return named.flatMap(([name, type]) =>
        [
          ...[...text.matchAll(new RegExp(`(?<!['/])\\b${name}\\??\\.(\\w+)`, 'g'))].map(
            ([, member = '']) => member,
          ),
          ...[...text.matchAll(new RegExp(`\\b${name}\\??\\.(?:on|once)\\('([\\w-]+)'`, 'g'))].map(
            ([, event = '']) => event,
          ),
        ].map((member) => ({ file, type, member })),
      );
    });
}

const used = uses();
const described = ({ type, member }: Pick<Use, 'type' | 'member'>) =>
  types.get(type)?.get(member) ??
  (type === 'BrowserWindow' ? types.get('BaseWindow')?.get(member) : undefined);
/** Channels of messages, and what modules are asked for as objects of ours, are no members of Electron. */
const isOurs = ({ type, member }: Use): boolean =>
  inherited.has(member) || ((type === 'IpcMain' || type === 'IpcRenderer') && member.startsWith('slipway'));

describe('what is used of Electron', () => {
  it('is read whole', () => {
    expect(types.get('SafeStorage')?.get('encryptString')?.isDeprecated).toBe(true);
    expect(types.get('App')?.get('setBadgeCount')?.platforms).toEqual(['linux', 'darwin']);
    expect(types.get('App')?.get('child-process-gone')).toEqual({ isDeprecated: false, platforms: null });
    const seen = used.map(({ type, member }) => `${type}.${member}`);
    expect(seen).toEqual(
      expect.arrayContaining([
        'App.setPath',
        'App.before-quit',
        'BrowserWindow.session-end',
        'WebContents.context-menu',
        'SafeStorage.decryptStringAsync',
        'UtilityProcess.fork',
        'UtilityProcess.error',
        'Notification.action',
        'WebUtils.getPathForFile',
      ]),
    );
  });

  it('exists in the pinned version', () => {
    const own = new Set(['Session.defaultSession']);
    const strays = used.filter(
      (use) => !isOurs(use) && described(use) === undefined && !own.has(`${use.type}.${use.member}`),
    );
    expect(strays).toEqual([]);
  });

  it('is nothing that will go', () => {
    expect(used.filter((use) => described(use)?.isDeprecated === true)).toEqual([]);
  });

  it('is used on the systems that have it: the stand-in throws on the others', () => {
    const tagged = used.flatMap((use) => {
      const platforms = described(use)?.platforms ?? null;
      return platforms === null ? [] : [[`${use.type}.${use.member}`, platforms] as const];
    });
    // Only macOS sends them, and listening for them elsewhere is nothing.
    const events = ['App.open-file', 'App.open-url', 'App.activate'];
    const bound = tagged.filter(([name]) => !events.includes(name));
    expect(Object.fromEntries(bound)).toEqual(platformTags);
  });
});

describe('the stand-in for Electron', () => {
  const objects: readonly (readonly [string, object])[] = [
    ...Object.entries(electron).flatMap(([name, value]) =>
      typeof value === 'object' && typeOf[name] !== undefined ? [[typeOf[name], value] as const] : [],
    ),
    ['BrowserWindow', Window.prototype],
    ['WebContents', Contents.prototype],
    ['UtilityProcess', Child.prototype],
    ['Notification', Notice.prototype],
  ];

  it.each(objects)('has nothing that %s has not', (type, value) => {
    const strays = Object.getOwnPropertyNames(value).filter(
      (member) =>
        member !== 'constructor' && !inherited.has(member) && described({ type, member }) === undefined,
    );
    expect(strays.filter((member) => member !== 'defaultSession')).toEqual([]);
  });
});
