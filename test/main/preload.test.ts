import { EventEmitter } from 'node:events';
import { afterAll, expect, test, vi } from 'vitest';
import { strict } from './strict.ts';

const exposed = new Map<string, Record<string, unknown>>();
const sent: string[] = [];
const ipc = new EventEmitter();
vi.mock('electron', () =>
  strict('electron', {
    contextBridge: strict('contextBridge', {
      exposeInMainWorld: (name: string, api: Record<string, unknown>) => exposed.set(name, api),
    }),
    ipcRenderer: strict('ipcRenderer', {
      send: (channel: string, ...args: readonly unknown[]) => sent.push([channel, ...args].join(' ')),
      on: (channel: string, listener: (...args: unknown[]) => void) => ipc.on(channel, listener),
    }),
    webUtils: strict('webUtils', { getPathForFile: (file: File) => `/dropped/${file.name}` }),
  }),
);
const postMessage = vi.fn();
vi.stubGlobal('window', { postMessage });
vi.stubGlobal('location', { origin: 'app://slipway' });
await import('../../src/preload/index.ts');
afterAll(() => vi.unstubAllGlobals());

test('the page gets exactly three things', () => {
  expect([...exposed.keys()]).toEqual(['slipway']);
  expect(Object.keys(exposed.get('slipway') ?? {}).sort()).toEqual(['connect', 'pathFor', 'platform']);
});

test('asking for ports sends nothing of the page along', () => {
  Reflect.apply(exposed.get('slipway')?.connect as () => void, undefined, ['something', 'else']);
  expect(sent).toEqual(['slipway:connect']);
});

test('a dropped file says where it lies', () => {
  const pathFor = exposed.get('slipway')?.pathFor as (file: File) => string;
  expect(pathFor(new File([], 'RELEASE.md'))).toBe('/dropped/RELEASE.md');
});

test('ports are passed on to a page of this origin only', () => {
  const ports = [{}, {}];
  ipc.emit('slipway:ports', { ports });
  expect(postMessage).toHaveBeenCalledWith({ type: 'slipway-ports' }, 'app://slipway', ports);
});
