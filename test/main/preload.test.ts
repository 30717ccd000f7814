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

test('the page gets exactly four things', () => {
  expect([...exposed.keys()]).toEqual(['slipway']);
  expect(Object.keys(exposed.get('slipway') ?? {}).sort()).toEqual([
    'connect',
    'pathFor',
    'platform',
    'report',
  ]);
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

test('a report goes on as it is, and a press on a notification comes back to a page of this origin only', () => {
  const report = { file: null, run: null };
  Reflect.apply(exposed.get('slipway')?.report as (report: unknown) => void, undefined, [report]);
  expect(sent.at(-1)).toBe(`slipway:report ${report}`);
  ipc.emit('slipway:lead', {}, 'failure');
  expect(postMessage).toHaveBeenLastCalledWith({ type: 'slipway-lead', lead: 'failure' }, 'app://slipway');
});
