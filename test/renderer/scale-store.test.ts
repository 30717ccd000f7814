import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { nextZoom, readZoom, zoomSteps } from '../../src/renderer/stores/scale/scale-store.ts';

test('the zoom goes by steps and ends at both ends', () => {
  expect(nextZoom(100, 'larger')).toBe(110);
  expect(nextZoom(100, 'smaller')).toBe(90);
  expect(nextZoom(300, 'larger')).toBe(300);
  expect(nextZoom(70, 'smaller')).toBe(70);
});

test('a remembered zoom that is no step is the usual size', () => {
  expect(readZoom('150')).toBe(150);
  for (const text of [null, '', '0', '1e9', '-100', '155', 'NaN']) expect(readZoom(text)).toBe(100);
});

test('before the first paint the page takes every step, and nothing that would make it unreadable', async () => {
  const script = await readFile(
    fileURLToPath(new URL('../../src/renderer/public/theme.js', import.meta.url)),
    'utf8',
  );
  const pattern = new RegExp(/\/(\^.*\$)\/\.test\(zoom\)/.exec(script)?.[1] ?? '^never$');
  for (const step of zoomSteps) expect(pattern.test(`${step}`), `${step}`).toBe(true);
  for (const other of ['0', '5', '60', '1000', '400', '']) expect(pattern.test(other), other).toBe(false);
});
