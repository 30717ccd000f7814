import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readKeptSeries } from '../../../../src/engine/watch/series/kept-series.ts';
import { measuredBetween } from '../../../../src/engine/watch/series/measured-between.ts';
import { SeriesStore } from '../../../../src/engine/watch/series/series-store.ts';
import type { Tile } from '../../../../src/shared/wire/live.ts';
import { HandClock } from '../../../support/hand-clock.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const start = Date.parse('2026-01-01T12:00:00Z');
const dayMs = 86_400_000;

const tile: Tile = {
  id: 'latency',
  label: 'Latency p95',
  unit: 'ms',
  budget: '< 100 ms',
  bound: { op: '<', value: 100 },
  verdict: 'pass',
  source: 'http://localhost/metrics',
};

async function stored({ mayWrite = (): boolean => true, file = '' } = {}) {
  const at = file === '' ? join(await folder(), 'series.ndjson') : file;
  const clock = new HandClock(start);
  return { file: at, clock, store: new SeriesStore({ file: at, clock, mayWrite }) };
}

const valuesOf = async (file: string) =>
  (await readKeptSeries(file)).series.get('latency')?.map(({ value }) => value) ?? [];

describe('what is kept of tiles', () => {
  it('is written every few seconds, for this account alone, and read again with its tile', async () => {
    const { file, clock, store } = await stored();
    for (const value of [71, null, 72.5]) {
      store.add([tile], { latency: [{ at: clock.now(), value }] });
      await clock.advance(1_000);
    }
    expect(await valuesOf(file)).toEqual([]);
    await clock.advance(2_000);
    expect(await valuesOf(file)).toEqual([71, null, 72.5]);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    store.add([tile], { latency: [{ at: clock.now(), value: 140 }] });
    await store.close();
    const { tiles, series } = await measuredBetween(file, { from: null, to: null });
    expect(tiles).toEqual([{ ...tile, verdict: 'fail' }]);
    expect(series.latency?.at(-1)).toEqual({ at: start + 5_000, value: 140 });
    expect((await readFile(file, 'utf8')).match(/"tiles"/g)).toHaveLength(1);
    expect(clock.waiting).toBe(0);
  });

  it('takes a file that others could read back from them', async () => {
    const { file, store } = await stored();
    await writeFile(file, '');
    await chmod(file, 0o666);
    store.add([tile], { latency: [{ at: start, value: 1 }] });
    await store.flush();
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await valuesOf(file)).toEqual([1]);
  });

  it.skipIf(process.platform === 'win32')('does not follow a link to another file', async () => {
    const { file, store } = await stored();
    const other = join(dirname(file), 'other.txt');
    await writeFile(other, 'mine\n');
    await symlink(other, file);
    store.add([tile], { latency: [{ at: start, value: 1 }] });
    await store.flush();
    expect(await readFile(other, 'utf8')).toBe('mine\n');
  });

  it('loses nothing but the damaged line: not the next one, and nothing of other series', async () => {
    const { file, store } = await stored();
    store.add([tile], { latency: [{ at: start, value: 1 }] });
    await store.flush();
    const damaged = [
      'not json',
      '{"id":"latency","at":1,"steps":[0,1],"values":[1]}',
      '{"id":"latency","at":"x","steps":[0],"values":[1]}',
      '{"tiles":[{"id":7}]}',
      'null',
      '{"id":"latency","at":176',
    ].join('\n');
    await writeFile(file, `${await readFile(file, 'utf8')}${damaged}`);
    store.add([tile], { latency: [{ at: start + 1_000, value: 2 }], cpu: [{ at: start, value: 40 }] });
    await store.flush();
    expect(await valuesOf(file)).toEqual([1, 2]);
    expect((await readKeptSeries(file)).series.get('cpu')).toEqual([{ at: start, value: 40 }]);
    expect((await readKeptSeries(file)).tiles).toMatchObject([{ id: 'latency' }]);
  });

  it('waits while it cannot be written, and is written once it can', async () => {
    const dir = join(await folder(), 'gone');
    const { file, clock, store } = await stored({ file: join(dir, 'series.ndjson') });
    store.add([tile], { latency: [{ at: start, value: 1 }] });
    await clock.advance(5_000);
    store.add([tile], { latency: [{ at: clock.now(), value: 2 }] });
    await mkdir(dir);
    await clock.advance(5_000);
    expect(await valuesOf(file)).toEqual([1, 2]);
    await rm(dir, { recursive: true });
  });

  it.skipIf(process.platform !== 'linux' || process.getuid?.() !== 0)(
    'survives a full disk: what was kept stays, and what comes is kept once there is room',
    async () => {
      const mount = await folder();
      execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=64k', 'tmpfs', mount]);
      try {
        const { file, store } = await stored({ file: join(mount, 'series.ndjson') });
        store.add([tile], { latency: [{ at: start, value: 1 }] });
        await store.flush();
        const room = Number(execFileSync('stat', ['-f', '-c', '%f', mount])) * 4_096;
        await writeFile(join(mount, 'filler'), Buffer.alloc(room));
        const many = Array.from({ length: 1_000 }, (_, index) => ({ at: start + 1 + index, value: index }));
        store.add([tile], { latency: many });
        await store.flush();
        expect((await valuesOf(file))[0]).toBe(1);
        await rm(join(mount, 'filler'));
        await store.flush();
        expect(await valuesOf(file)).toEqual([1, ...many.map(({ value }) => value)]);
      } finally {
        execFileSync('umount', [mount]);
      }
    },
  );

  it('is not written by a console that only watches', async () => {
    const { file, store } = await stored({ mayWrite: () => false });
    store.add([tile], { latency: [{ at: start, value: 1 }] });
    await store.close();
    await expect(stat(file)).rejects.toThrow('ENOENT');
  });

  it('continues after a gap when the run is opened again, thinned where it is old', async () => {
    const { file, clock, store } = await stored();
    const long = (from: number, seconds: number) =>
      Array.from({ length: seconds }, (_, index) => ({
        at: from + index * 1_000,
        value: index === 33 ? 900 : 10,
      }));
    store.add([tile], { latency: long(start - 40 * dayMs, 120) });
    store.add([tile], { latency: long(start - 2 * dayMs, 60) });
    store.add([tile], { latency: long(start - 3_600_000, 30) });
    await store.close();
    const again = new SeriesStore({ file, clock, mayWrite: () => true });
    const samples = (await again.resume()).series.get('latency') ?? [];
    await again.close();
    const within = (from: number, to: number) => samples.filter(({ at }) => at >= from && at < to);
    expect(within(start - 41 * dayMs, start - 39 * dayMs).map(({ value }) => value)).toEqual([10, 900, 10]);
    expect(within(start - 3 * dayMs, start - dayMs)).toHaveLength(7);
    expect(within(start - 3_600_000, start - 3_600_000 + 29_001)).toHaveLength(30);
    expect(samples.at(-1)?.value).toBeNull();
    expect((await readKeptSeries(file)).series.get('latency')).toEqual(samples);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it('has a bound: a file of any size is read in its newest part and made smaller', async () => {
    const { file, clock, store } = await stored();
    const line = JSON.stringify({ id: 'cpu', at: 1, steps: [0], values: [1] });
    await writeFile(file, `${line.padEnd(1_023)}\n`.repeat(17 * 1_024));
    store.add([tile], { latency: [{ at: clock.now(), value: 5 }] });
    await store.close();
    expect((await stat(file)).size).toBeLessThan(4_096);
    expect(await valuesOf(file)).toEqual([5]);
  });

  it('of a large group keeps a host every ten seconds, and the worst always', async () => {
    const { file, clock, store } = await stored();
    const hosts = Array.from({ length: 11 }, (_, index) => ({
      host: `web-${index}`,
      value: 1,
      verdict: 'pass' as const,
    }));
    for (let second = 0; second < 20; second += 1) {
      const sample = [{ at: clock.now(), value: second }];
      store.add([{ ...tile, hosts }], { latency: sample, 'latency@web-1': sample });
      await clock.advance(1_000);
    }
    await store.close();
    const { series } = await readKeptSeries(file);
    expect(series.get('latency')).toHaveLength(20);
    expect(series.get('latency@web-1')?.map(({ value }) => value)).toEqual([0, 10]);
  });
});

describe('what is asked of a long run', () => {
  it('is at most about two thousand samples a series with every peak, and the neighbors of what is asked for', async () => {
    const { file, store } = await stored();
    const samples = Array.from({ length: 30_000 }, (_, index) => ({
      at: start + index * 1_000,
      value: index === 12_345 ? 777 : index % 7,
    }));
    store.add([tile], { latency: samples });
    await store.close();
    const whole = (await measuredBetween(file, { from: null, to: null })).series.latency ?? [];
    expect(whole.length).toBeLessThanOrEqual(2_100);
    expect(whole).toContainEqual({ at: start + 12_345_000, value: 777 });
    const part = (await measuredBetween(file, { from: start + 500, to: start + 2_500 })).series.latency;
    expect(part?.map(({ at }) => at - start)).toEqual([0, 1_000, 2_000, 3_000]);
  });

  it('is nothing where nothing was measured', async () => {
    expect(await measuredBetween('/nowhere/series.ndjson', { from: null, to: null })).toEqual({
      tiles: [],
      series: {},
    });
  });
});
