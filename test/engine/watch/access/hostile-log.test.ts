import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { AccessLog } from '../../../../src/engine/watch/access/access-log.ts';
import { type Answered, awks, serverWithAwk, writers } from '../../../support/access-logs.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const awk = awks[0] ?? 'awk';
const asked = (path: string, at: number, status = 200): Answered => ({
  at,
  path,
  route: path,
  status,
  ms: 5,
});
/** In KiB: a table of all the routes below does not fit. */
const mostMemory = (name: string): number => (name === 'gawk' ? 50_000 : 25_000);
const minuteAgo = (): number => Date.now() - 60_000;

describe.each(awks)('an access log that somebody fills on purpose, counted by %s', (each) => {
  it('names no route with a control character, and none longer than 200', async () => {
    const dir = await folder();
    const file = join(dir, 'access.log');
    const paths = [
      '/a\u001b[2Jb',
      '/\u009b31m',
      `/${'long/'.repeat(500)}`,
      '/ü',
      '/a\u0000b',
      '/"q',
      '/x\\y',
    ];
    await writeFile(
      file,
      paths.map((path) => `${writers.nginx(asked(path, minuteAgo()))}\n`.repeat(20)).join(''),
    );
    const log = new AccessLog(file, 'nginx', 'here');
    const server = serverWithAwk(each, join(dir, 'bin'));
    await log.read(server, () => Date.now());
    await writeFile(file, paths.map((path) => `${writers.nginx(asked(path, Date.now()))}\n`).join(''), {
      flag: 'a',
    });
    const { traffic } = await log.read(server, () => Date.now());
    const names = [...(traffic?.keys() ?? [])];
    expect(names.length).toBeGreaterThan(3);
    for (const name of names) expect(name).toMatch(/^(?:\/[!-~]{0,199})?$/);
  });

  it('counts hundreds of thousands of routes in little memory, and names the busiest', {
    timeout: 120_000,
  }, async () => {
    const dir = await folder();
    const file = join(dir, 'access.log');
    // Of routes every sixth slot is kept: this is one.
    const at = Math.floor(minuteAgo() / 120_000) * 120_000;
    const line = (path: string, when = at): string => `${writers.nginx(asked(path, when))}\n`;
    const many = Array.from({ length: 300_000 }, (_none, index) =>
      line(index % 10 === 0 ? '/home' : `/x${index}`),
    );
    await writeFile(file, [line('/old', at - 600_000), ...many].join(''));
    const log = new AccessLog(file, null, 'here');
    await log.read(serverWithAwk(each, join(dir, 'bin'), { memory: mostMemory(each) }), () => Date.now());
    const total = (name: string): number | undefined =>
      log.history?.streams.get(name)?.reduce((sum, { requests }) => sum + requests, 0);
    expect(total('*')).toBe(300_000);
    expect(total('/home')).toBe(30_000);
    expect(log.history?.streams.size).toBeLessThanOrEqual(31);
  });

  it('goes past a line of ten million characters', { timeout: 120_000 }, async () => {
    const dir = await folder();
    const file = join(dir, 'access.log');
    const old = `${writers.nginx(asked('/a', minuteAgo() - 600_000))}\n`.repeat(30);
    const recent = `${writers.nginx(asked('/a', minuteAgo()))}\n`.repeat(40);
    await writeFile(file, `${old}${'z'.repeat(10_000_000)}\n${recent}`);
    const log = new AccessLog(file, null, 'here');
    await log.read(serverWithAwk(each, join(dir, 'bin')), () => Date.now());
    const everything = log.history?.streams.get('*') ?? [];
    expect(everything.reduce((sum, { requests }) => sum + requests, 0)).toBe(40);
  });
});

describe('an access log that cannot be read', () => {
  const read = async (path: string, how: { readonly uid?: number } = {}): Promise<unknown> =>
    new AccessLog(path, null, 'here').read(serverWithAwk(awk, join(await folder(), 'bin'), how), () =>
      Date.now(),
    );

  it('says why, and opens nothing that is no file', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'nginx'));
    spawnSync('mkfifo', [join(dir, 'pipe')]);
    await writeFile(join(dir, 'a.log'), '');
    await writeFile(join(dir, 'b.log'), '');
    await writeFile(join(dir, 'prose'), 'This is no log.\n'.repeat(50));
    await expect(read(join(dir, 'nginx'))).rejects.toThrow('is a folder; name the log file in it');
    await expect(read(join(dir, 'pipe'))).rejects.toThrow('is not a regular file and was not opened');
    await expect(read(join(dir, 'none.log'))).rejects.toThrow('There is no file');
    await expect(read(join(dir, '*.log'))).rejects.toThrow('matches 2 files; name one of them');
    await expect(read(join(dir, 'prose'))).rejects.toThrow('is in no format that Slipway reads');
    await expect(read(join(dir, 'a*.log'))).resolves.toMatchObject({ traffic: null });
  });

  it.skipIf(process.getuid?.() !== 0)('names the group that may read it', async () => {
    const dir = await folder();
    await chmod(dir, 0o755);
    await writeFile(join(dir, 'access.log'), '', { mode: 0o640 });
    const bin = await folder();
    await chmod(bin, 0o755);
    const server = serverWithAwk(awk, join(bin, 'bin'), { uid: 65_534 });
    const log = new AccessLog(join(dir, 'access.log'), null, 'here');
    await expect(log.read(server, () => Date.now())).rejects.toThrow('the group “adm” may');
    await mkdir(join(dir, 'closed'), { mode: 0o700 });
    const inside = new AccessLog(join(dir, 'closed', 'access.log'), null, 'here');
    await expect(inside.read(server, () => Date.now())).rejects.toThrow('the group “adm” may');
  });
});
