import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { app } from './electron.ts';

vi.mock('electron', async () => (await import('./electron.ts')).electron);

const { isOwnPage, pageOrigin } = await import('../../src/main/lib/page.ts');

beforeEach(() => vi.stubEnv('ELECTRON_RENDERER_URL', 'http://localhost:5173'));
afterEach(() => {
  vi.unstubAllEnvs();
  Object.assign(app, { isPackaged: false });
});

test('a development build takes its page from the bundler', () => {
  vi.stubEnv('DEV', true);
  expect(pageOrigin()).toBe('http://localhost:5173');
  expect(isOwnPage('http://localhost:5173/#/run/x')).toBe(true);
});

test('any other build takes it from its own files, whatever the environment says', () => {
  vi.stubEnv('DEV', false);
  expect(pageOrigin()).toBe('app://slipway');
  expect(isOwnPage('http://localhost:5173/')).toBe(false);
});

test('so does a package that was made of a development build', () => {
  vi.stubEnv('DEV', true);
  Object.assign(app, { isPackaged: true });
  expect(pageOrigin()).toBe('app://slipway');
});

test.each([
  'https://evil.example',
  'http://evil.example:5173',
  'http://127.0.0.1.evil.example',
  'file:///tmp',
  'x',
])('a development build takes no page from %s', (url) => {
  vi.stubEnv('DEV', true);
  vi.stubEnv('ELECTRON_RENDERER_URL', url);
  expect(pageOrigin()).toBe('app://slipway');
});
