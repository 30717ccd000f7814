import { join } from 'node:path';
import { beforeEach, describe, expect, test, vi } from 'vitest';
import { recorded, reset } from '../electron.ts';

vi.mock('electron', async () => (await import('../electron.ts')).electron);

const { createWindow } = await import('../../../src/main/window/create-window.ts');
const { guardContents, refusePermissions } = await import('../../../src/main/window/guard-contents.ts');
const { refuseRemote, servePage } = await import('../../../src/main/window/serve-page.ts');
const { session } = await import('electron');
const { contentSecurityPolicy } = await import('../../../src/shared/wire/page-policy.ts');

const files = { preload: '/opt/slipway/out/preload/index.cjs', state: '/nonexistent/window.json' };
const prevented = (url: string, more: object = {}) => ({ url, ...more, preventDefault: vi.fn() });
const last = <T>(list: readonly T[]): T => {
  const found = list.at(-1);
  if (found === undefined) throw new Error('nothing was recorded');
  return found;
};
/** Asks a recorded handler that answers through a callback. */
const decided = (handler: (...args: never[]) => unknown, ...args: unknown[]): Promise<unknown> =>
  new Promise((resolve) => Reflect.apply(handler, undefined, [...args, resolve]));

beforeEach(() => {
  reset();
  guardContents();
});

describe('the window', () => {
  test('holds a page without Node, isolated and in a sandbox', () => {
    createWindow(files, null);
    expect(last(recorded.windows).options).toMatchObject({
      minWidth: 1100,
      minHeight: 700,
      backgroundColor: '#0a0d12',
      webPreferences: {
        preload: files.preload,
        contextIsolation: true,
        sandbox: true,
        nodeIntegration: false,
        nodeIntegrationInWorker: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        webviewTag: false,
        navigateOnDragDrop: false,
        backgroundThrottling: false,
      },
    });
    expect(recorded.loaded).toEqual(['app://slipway/']);
  });

  test('stays on its own page', () => {
    createWindow(files, null);
    const { webContents } = last(recorded.windows);
    for (const url of [
      'https://example.com/',
      'file:///etc/passwd',
      'app://slipway.example/',
      'app://other/',
      'javascript:alert(1)',
      '',
    ]) {
      const event = prevented(url);
      webContents.emit('will-navigate', event);
      expect(event.preventDefault, url).toHaveBeenCalled();
    }
    const own = prevented('app://slipway/#/run/x');
    webContents.emit('will-navigate', own);
    expect(own.preventDefault).not.toHaveBeenCalled();
  });

  test('takes no frames, redirects or embedded pages', () => {
    createWindow(files, null);
    const { webContents } = last(recorded.windows);
    const frame = prevented('app://slipway/', { isMainFrame: false });
    webContents.emit('will-frame-navigate', frame);
    const redirect = prevented('app://slipway/');
    webContents.emit('will-redirect', redirect);
    const webview = prevented('');
    webContents.emit('will-attach-webview', webview);
    for (const event of [frame, redirect, webview]) expect(event.preventDefault).toHaveBeenCalled();
  });

  const links = [
    'https://example.com/',
    'mailto:ada@example.com',
    'tel:+31201234567',
    'http://example.com/',
    'file:///etc/passwd',
    'smb://evil/x',
    'javascript:1',
    'ms-msdt:x',
    '',
  ];
  const follow = async (urls: readonly string[]): Promise<void> => {
    createWindow(files, null);
    const { open } = last(recorded.windows).webContents;
    for (const url of urls) expect(Reflect.apply(open, undefined, [{ url }])).toEqual({ action: 'deny' });
    await new Promise((resolve) => setImmediate(resolve));
  };

  test('opens no second window; links of the web, mail and telephone go to the system once a person says so, others nowhere', async () => {
    recorded.response = 1;
    await follow(links);
    expect(recorded.opened).toEqual([
      'https://example.com/',
      'mailto:ada@example.com',
      'tel:+31201234567',
      'http://example.com/',
    ]);
    const warned = recorded.boxes.map(({ detail = '' }) => detail.includes('It is not encrypted'));
    expect(warned).toEqual([false, false, false, true]);
  });

  test('opens no link that a person refuses, and shows it as it is', async () => {
    await follow(['https://exаmple.com/\u202egpj.exe', ...links]);
    expect(recorded.opened).toEqual([]);
    expect(recorded.boxes[0]).toMatchObject({
      detail: expect.stringContaining('https://xn--exmple-4nf.com/%E2%80%AEgpj.exe'),
      cancelId: 0,
      defaultId: 0,
    });
  });

  test('comes back after a crash, but not forever', () => {
    createWindow(files, null);
    const { webContents } = last(recorded.windows);
    for (let crash = 0; crash < 10; crash += 1)
      webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(webContents.reloads).toBe(3);
  });
});

describe('the session', () => {
  test('refuses every permission but putting text on the clipboard, from its own page', async () => {
    refusePermissions(session.defaultSession);
    const ask = (permission: string, requestingUrl: string, isMainFrame = true) =>
      decided(
        (...args: never[]) => {
          const [contents, name, details, decide] = args as unknown as [
            unknown,
            string,
            object,
            (answer: boolean) => void,
          ];
          Reflect.apply(last(recorded.permissionRequest), undefined, [contents, name, decide, details]);
        },
        null,
        permission,
        { requestingUrl, isMainFrame },
      );
    for (const permission of [
      'media',
      'geolocation',
      'clipboard-read',
      'openExternal',
      'fullscreen',
      'hid',
      'serial',
      'usb',
      // The desktop's own, of what the page reports.
      'notifications',
    ]) {
      expect(await ask(permission, 'app://slipway/'), permission).toBe(false);
      const check = Reflect.apply(last(recorded.permissionCheck), undefined, [
        null,
        permission,
        'app://slipway',
        { isMainFrame: true },
      ]);
      expect(check, permission).toBe(false);
    }
    for (const permission of ['clipboard-sanitized-write']) {
      expect(await ask(permission, 'app://slipway/')).toBe(true);
      expect(await ask(permission, 'app://slipway/', false)).toBe(false);
      expect(await ask(permission, 'https://example.com/')).toBe(false);
    }
  });

  test('loads nothing from elsewhere', async () => {
    refuseRemote(session.defaultSession);
    const request = (url: string) => decided(last(recorded.beforeRequest), { url });
    for (const url of [
      'https://example.com/x.js',
      'http://127.0.0.1:9100/metrics',
      'ws://127.0.0.1:1/',
      'file:///etc/passwd',
      'app://other/x',
      'chrome-extension://x/y',
    ]) {
      expect(await request(url), url).toEqual({ cancel: true });
    }
    expect(await request('app://slipway/assets/index.js')).toEqual({ cancel: false });
  });

  test('serves the bundle under the content security policy and nothing beside it', async () => {
    servePage(session.defaultSession, join(import.meta.dirname, '..', 'bundle'));
    const get = async (url: string): Promise<Response> =>
      (await Reflect.apply(recorded.schemes.get('app') ?? (() => undefined), undefined, [
        new Request(url),
      ])) as Response;
    const page = await get('app://slipway/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toBe(contentSecurityPolicy());
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
    for (const url of [
      'app://slipway/%2e%2e%2fstrict.ts',
      'app://slipway/..%5c..%5cpackage.json',
      'app://slipway/%00',
      'app://slipway/%zz',
      'app://other/',
      'app://slipway/none.js',
      'app://slipway/assets',
    ]) {
      expect((await get(url)).status, url).toBe(404);
    }
  });

  test('puts the policy on every answer, whoever gives it', async () => {
    refuseRemote(session.defaultSession);
    expect(
      await decided(last(recorded.headersReceived), {
        url: 'data:text/html,x',
        responseHeaders: { a: ['b'] },
      }),
    ).toEqual({
      responseHeaders: { a: ['b'], 'content-security-policy': [contentSecurityPolicy()] },
    });
  });
});
