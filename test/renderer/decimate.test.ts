import { expect, test } from 'vitest';
import { decimate } from '../../src/renderer/features/metrics/decimate.ts';
import { runMarkers } from '../../src/renderer/features/metrics/run-markers.ts';
import { isHardwareRenderer } from '../../src/renderer/features/terminal/screen/hardware-gl.ts';
import { createWorld } from './fixture/scenarios.ts';

test('a peak of one second survives, and so does a gap', () => {
  const samples = Array.from({ length: 3_600 }, (_, at) => ({
    at: at * 1_000,
    value: at === 1_777 ? 99 : at >= 3_000 && at < 3_200 ? null : 1,
  }));
  const [times, values] = decimate(samples, 70);
  expect(values).toContain(99);
  expect(values).toContain(null);
  expect(values.length).toBeLessThanOrEqual(140);
  expect(times).toEqual([...times].sort((a, b) => a - b));
});

test('few samples are left as they are', () => {
  expect(decimate([], 70)).toEqual([[], []]);
  expect(decimate([{ at: 1_000, value: 5 }], 70)).toEqual([[1], [5]]);
});

test('charts mark when the release and the rollback began', () => {
  expect(runMarkers(createWorld('fresh').main.state, null)).toEqual([]);
  expect(runMarkers(createWorld('rolled-back').main.state, null).map(({ kind }) => kind)).toEqual([
    'rollback',
  ]);
});

test('only a GPU counts as hardware', () => {
  expect(isHardwareRenderer('ANGLE (Apple, ANGLE Metal Renderer: Apple M2)')).toBe(true);
  for (const name of ['Google SwiftShader', 'llvmpipe (LLVM 15)', 'Microsoft Basic Render Driver', '']) {
    expect(isHardwareRenderer(name)).toBe(false);
  }
});
