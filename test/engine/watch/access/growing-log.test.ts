import { appendFile, copyFile, rename, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { AccessLog, type AccessReading } from '../../../../src/engine/watch/access/access-log.ts';
import { type Answered, awks, serverWithAwk, writers } from '../../../support/access-logs.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();

/** Lines of now: so many that were answered, and so many that failed. */
function lines(good: number, failed = 0, path = '/a'): string {
  const request = (status: number): Answered => ({ at: Date.now(), path, route: path, status, ms: 20 });
  const all = [...Array(good).fill(200), ...Array(failed).fill(500)] as number[];
  return all.map((status) => `${writers.nginx(request(status))}\n`).join('');
}

describe.each(awks)('an access log that grows, counted by %s', (awk) => {
  let file: string;
  let read: () => Promise<AccessReading>;

  beforeEach(async () => {
    const dir = await folder();
    file = join(dir, 'access.log');
    await writeFile(file, lines(30));
    const server = serverWithAwk(awk, join(dir, 'bin'));
    const log = new AccessLog(file, null, 'here');
    read = () => log.read(server, () => Date.now());
    expect((await read()).traffic).toBeNull();
  });

  function totals({ traffic }: AccessReading): readonly [requests: number, errors: number] | null {
    if (traffic === null) return null;
    const parts = [...traffic.values()];
    return [
      parts.reduce((sum, { requests }) => sum + requests, 0),
      parts.reduce((sum, { errors }) => sum + (errors ?? 0), 0),
    ];
  }

  it('tells what came since, each line once', async () => {
    expect(totals(await read())).toEqual([0, 0]);
    await appendFile(file, lines(7, 3));
    const reading = await read();
    expect(totals(reading)).toEqual([10, 3]);
    expect(reading.values.errors).toBe(30);
    expect(reading.values.latency).toBeGreaterThan(19);
    expect(reading.values.latency).toBeLessThan(21);
    expect(reading.missing.size).toBe(0);
    expect(totals(await read())).toEqual([0, 0]);
  });

  it('waits for the end of a line', async () => {
    const [half, rest] = [lines(1).slice(0, 50), lines(1).slice(50)];
    await appendFile(file, lines(2) + half);
    expect(totals(await read())).toEqual([2, 0]);
    await appendFile(file, rest);
    expect(totals(await read())).toEqual([1, 0]);
  });

  it('is read to its end where it was renamed', async () => {
    await appendFile(file, lines(4, 1));
    await rename(file, `${file}.1`);
    await writeFile(file, lines(2, 1));
    expect(totals(await read())).toEqual([8, 2]);
    await appendFile(file, lines(1));
    expect(totals(await read())).toEqual([1, 0]);
  });

  it('is read to its end where it was copied and emptied', async () => {
    await appendFile(file, lines(4, 1));
    await copyFile(file, `${file}.1`);
    await truncate(file);
    await appendFile(file, lines(2));
    expect(totals(await read())).toEqual([7, 1]);
  });

  it('says nothing of an interval in which it was emptied', async () => {
    await truncate(file);
    await appendFile(file, lines(2));
    expect(totals(await read())).toBeNull();
    await appendFile(file, lines(3));
    expect(totals(await read())).toEqual([3, 0]);
  });

  it('does not count what is dated long before, or ahead of time', async () => {
    const dated = (at: number): string =>
      `${writers.nginx({ at, path: '/a', route: '/a', status: 500, ms: 5 })}\n`;
    await appendFile(file, dated(Date.now() - 3_600_000) + lines(1) + dated(Date.now() + 3_600_000));
    expect(totals(await read())).toEqual([1, 0]);
  });

  it('goes on behind garbage without a line end', async () => {
    await appendFile(file, Buffer.alloc(2_000_000, 'x'));
    expect(totals(await read())).toEqual([0, 0]);
    await appendFile(file, `${'y'.repeat(100)}\n${lines(2)}`);
    expect(totals(await read())).toEqual([2, 0]);
  });

  it('begins empty, and learns its format once there are lines', async () => {
    const dir = await folder();
    const fresh = join(dir, 'fresh.log');
    await writeFile(fresh, '');
    const log = new AccessLog(fresh, null, 'here');
    const server = serverWithAwk(awk, join(dir, 'bin'));
    await log.read(server, () => Date.now());
    expect(log.history).toBeNull();
    await appendFile(fresh, lines(5, 1));
    const reading = await log.read(server, () => Date.now());
    expect(totals(reading)).toEqual([6, 1]);
    expect(reading.missing.size).toBe(0);
  });
});
