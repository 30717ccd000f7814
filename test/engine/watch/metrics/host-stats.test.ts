import { describe, expect, it } from 'vitest';
import type { Transport } from '../../../../src/engine/transport/transport.ts';
import { readHostStats } from '../../../../src/engine/watch/metrics/host-stats.ts';

/** A host that prints this. */
const host = (text: string): Transport =>
  ({
    exec: async () => ({ exit: 0, stdout: Buffer.from(text), stderr: Buffer.alloc(0) }),
  }) as Partial<Transport> as Transport;

const linux = (cpu: string, total = '8000000 kB', available = '2000000 kB', used = '73%') =>
  `cpu  ${cpu}\ncpu0 1 2 3 4\nMemTotal:       ${total}\nMemFree:        1 kB\nMemAvailable:   ${available}\nFilesystem 1024-blocks Used Available Capacity Mounted on\n/dev/sda1 100 73 27 ${used} /\n`;
const first = linux('100 0 100 700 100 0 0 0 0 0');

describe('what a Linux host says of itself', () => {
  it('has memory and disk at once, and CPU from the second reading on', async () => {
    const before = await readHostStats(host(first), null);
    expect(before).toEqual({
      cpuPercent: null,
      memoryPercent: 75,
      diskFreePercent: 27,
      counters: { busy: 200, total: 1_000 },
      units: [],
    });
    // 100 ticks more: 60 of them busy, 30 idle, 10 waiting for a disk.
    const after = await readHostStats(host(linux('150 0 110 730 110 0 0 0 0 0')), before.counters);
    expect(after.cpuPercent).toBe(60);
  });

  it('does not count guest time twice', async () => {
    const { counters } = await readHostStats(host(linux('100 0 0 900 0 0 0 0 100 50')), null);
    expect(counters).toEqual({ busy: 100, total: 1_000 });
  });

  it.each([
    ['no tick has passed', { busy: 200, total: 1_000 }],
    ['it was restarted, and counts from zero', { busy: 9_000, total: 90_000 }],
  ])('has no CPU usage when %s', async (_what, before) => {
    expect((await readHostStats(host(first), before)).cpuPercent).toBeNull();
  });

  it('is full memory, not unknown memory, when nothing is available any more', async () => {
    const text = linux('1 0 0 1 0 0 0 0', '8000000 kB', '0 kB');
    expect((await readHostStats(host(text), null)).memoryPercent).toBe(100);
  });

  it('is a full disk, not an unknown one', async () => {
    const text = linux('1 0 0 1 0 0 0 0', '1 kB', '1 kB', '100%');
    expect((await readHostStats(host(text), null)).diskFreePercent).toBe(0);
  });

  it.each([
    ['another system', 'Darwin\n'],
    ['nothing', ''],
    ['a shell that greets', 'Welcome!\ncpu hot\nMemTotal: lots\n'],
  ])('is unknown for %s', async (_what, text) => {
    expect(await readHostStats(host(text), { busy: 1, total: 2 })).toEqual({
      cpuPercent: null,
      memoryPercent: null,
      diskFreePercent: null,
      counters: null,
      units: [],
    });
  });

  it('is not the disk of another folder', async () => {
    const text = first.replace('73% /', '73% /boot');
    expect((await readHostStats(host(text), null)).diskFreePercent).toBeNull();
  });
});
