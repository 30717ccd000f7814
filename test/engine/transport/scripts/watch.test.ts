import { appendFile, rename, stat, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type FilePosition,
  followFileCommand,
  readHead,
} from '../../../../src/engine/watch/logs/follow-file.ts';
import { readHostStats } from '../../../../src/engine/watch/metrics/host-stats.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

describe('the scripts that watch', () => {
  inEachShell((server) => {
    const log = (): string => join(server().home, "-it's a.log");

    /** What a follow prints, for as long as the test lasts. */
    function follow(from: FilePosition | null): () => string {
      const command = followFileCommand("~/-it's a.log", from).replace(
        /^\/bin\/sh/,
        `exec ${server().shell}`,
      );
      const child = server().open(command);
      let output = '';
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (bytes: Buffer) => {
          output += bytes.toString();
        });
      onTestFinished(async () => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        if (child.kill()) await gone;
      });
      return () => output;
    }
    const inode = async (file: string): Promise<string> => String((await stat(file)).ino);

    it('follow a file from its last lines on, and continue where a break came', async () => {
      await writeFile(log(), Array.from({ length: 300 }, (_, index) => `line ${index}\n`).join(''));
      const first = follow(null);
      await expect.poll(() => first().split('\n').length).toBe(202);
      const [head = '', next] = first().split('\n');
      expect([readHead(head)?.lost, next]).toEqual([0, 'line 100']);
      const offset = (await stat(log())).size;
      await appendFile(log(), 'more\n');
      await expect.poll(first).toMatch(/line 299\nmore\n$/);
      const again = follow({ inode: await inode(log()), offset });
      await expect.poll(again).toBe(`slipway:${await inode(log())}:${offset}:0\nmore\n`);
    });

    it('finish a file that was rotated away, and say when lines may be lost', async () => {
      await writeFile(log(), 'shown\nnot shown\n');
      const before = await inode(log());
      await rename(log(), `${log()}.1`);
      await writeFile(log(), 'new\n');
      const after = await inode(log());
      const rotated = follow({ inode: before, offset: 6 });
      await expect.poll(rotated).toBe(`slipway:${after}:-10:0\nnot shown\nnew\n`);
      const replaced = follow({ inode: '1', offset: 6 });
      await expect.poll(replaced).toBe(`slipway:${after}:0:-1\nnew\n`);
      await truncate(log(), 1);
      const shorter = follow({ inode: after, offset: 4 });
      await expect.poll(shorter).toBe(`slipway:${after}:0:-1\nn`);
    });

    it('say that a file cannot be read', async () => {
      await server().stub('sleep', ':');
      const output = follow(null);
      await expect.poll(output, { timeout: 5_000 }).toMatch(/it's a.log cannot be read\n$/);
    });

    it('read what the host says of itself', async () => {
      const stats = await readHostStats(server().transport, null);
      expect(stats.memoryPercent).toBeGreaterThan(0);
      expect(stats.diskFreePercent).toBeGreaterThanOrEqual(0);
      expect(stats.counters?.total).toBeGreaterThan(0);
    });
  });
});
