import { appendFile, copyFile, rename, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import {
  type FilePosition,
  FrameReader,
  followFileCommand,
  type Notice,
} from '../../../../src/engine/watch/logs/follow-file.ts';
import { readHostStats } from '../../../../src/engine/watch/metrics/host-stats.ts';
import { inEachShell } from '../../../support/posix-shells.ts';

/** A follow of a file: what it has printed of it, what it has said, and where it stands. */
interface Follow {
  text(): string;
  said(): readonly string[];
  stands(): FilePosition;
  stop(): Promise<void>;
}

describe('the scripts that watch', () => {
  inEachShell((server) => {
    const log = (): string => join(server().home, "-it's a.log");
    const soon = { timeout: 10_000 };

    /** Follows the log until the test ends. */
    function follow(from: FilePosition | null = null): Follow {
      const command = followFileCommand("~/-it's a.log", from).replace(
        /^\/bin\/sh/,
        `exec ${server().shell}`,
      );
      const child = server().open(command);
      const said: string[] = [];
      let text = '';
      let position: FilePosition = { inode: '', offset: 0, head: '' };
      const hear = (notice: Notice): void => {
        if (notice.type === 'began') said.push(`zone ${notice.zone}`);
        else if (notice.type === 'head') position = { ...position, head: notice.head };
        else {
          position = notice.position;
          said.push(`${notice.kind}${notice.mayLack ? ' lacking' : ''} at ${notice.position.offset}`);
        }
      };
      const reader = new FrameReader((bytes) => {
        text += bytes.toString();
        position = { ...position, offset: position.offset + bytes.length };
      }, hear);
      for (const stream of [child.stdout, child.stderr])
        stream?.on('data', (bytes: Buffer) => reader.push(bytes));
      const stop = async (): Promise<void> => {
        const gone = new Promise((resolve) => child.once('exit', resolve));
        if (child.kill()) await gone;
      };
      onTestFinished(stop);
      return { text: () => text + reader.noise, said: () => said.slice(1), stands: () => position, stop };
    }

    it('follow a file from its last lines on, and continue where a break came', async () => {
      await writeFile(log(), Array.from({ length: 300 }, (_, index) => `line ${index}\n`).join(''));
      const first = follow();
      await expect.poll(() => first.text().split('\n').length, soon).toBe(201);
      expect(first.text()).toMatch(/^line 100\n/);
      await appendFile(log(), 'more\n');
      await expect.poll(first.text, soon).toMatch(/line 299\nmore\n$/);
      await first.stop();
      await appendFile(log(), 'meanwhile\n');
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('meanwhile\n');
      expect(again.said()).toEqual([`resumed at ${first.stands().offset}`]);
    });

    it('follow through a rotation, and continue after it where a break came', async () => {
      await writeFile(log(), 'old\n');
      const first = follow();
      await expect.poll(first.text, soon).toBe('old\n');
      await rename(log(), `${log()}.1`);
      await appendFile(`${log()}.1`, 'last of the old\n');
      await writeFile(log(), 'new\n');
      await expect.poll(first.text, soon).toBe('old\nlast of the old\nnew\n');
      expect(first.said().at(-1)).toBe('rotated at 0');
      await appendFile(log(), 'tail: the newest orders\n');
      await expect.poll(first.text, soon).toMatch(/new\ntail: the newest orders\n$/);
      await first.stop();
      await appendFile(log(), 'x\n'.repeat(1_000));
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('x\n'.repeat(1_000));
      expect(again.said()).toEqual(['resumed at 28']);
    });

    it('finish what was rotated away during a break, however often', async () => {
      await writeFile(log(), 'shown\n');
      const first = follow();
      await expect.poll(first.text, soon).toBe('shown\n');
      await first.stop();
      await appendFile(log(), 'one\n');
      await rename(log(), `${log()}.1`);
      await writeFile(log(), 'two\n');
      await rename(`${log()}.1`, `${log()}.2`);
      await rename(log(), `${log()}.1`);
      await writeFile(log(), 'three\n');
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('one\ntwo\nthree\n');
      expect(again.said()).toEqual(['rest at 6', 'rest at 0', 'rotated at 0']);
    });

    it('say that lines may be missing where what was followed is gone, or another file has its number', async () => {
      await writeFile(log(), 'shown\n');
      const first = follow();
      await expect.poll(first.text, soon).toBe('shown\n');
      await first.stop();
      await writeFile(`${log()}.new`, 'new\n');
      await rename(`${log()}.new`, log());
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('new\n');
      expect(again.said()).toEqual(['rotated lacking at 0']);
      await again.stop();
      const other = follow({ ...again.stands(), head: '4.1' });
      await expect.poll(other.text, soon).toBe('new\n');
      expect(other.said()).toEqual(['truncated lacking at 0']);
    });

    it('follow a file that is copied and emptied, with the last line open, and finish the copy', async () => {
      await writeFile(log(), 'old\nprogress 42%');
      const first = follow();
      await expect.poll(first.text, soon).toBe('old\nprogress 42%');
      await copyFile(log(), `${log()}.1`);
      await appendFile(`${log()}.1`, ' done\n');
      await truncate(log(), 0);
      await appendFile(log(), 'after\n');
      await expect.poll(first.text, soon).toBe('old\nprogress 42% done\nafter\n');
      expect(first.said()).toEqual(['begin at 0', 'rest at 16', 'truncated at 0']);
      await first.stop();
      await appendFile(log(), 'meanwhile\n');
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('meanwhile\n');
    });

    it('say that lines may be missing where a file is emptied and nobody kept it', async () => {
      await writeFile(log(), 'a long old line\n');
      const first = follow();
      await expect.poll(first.text, soon).toBe('a long old line\n');
      await writeFile(log(), 'a long new line, longer than the old one\n');
      await expect.poll(first.text, soon).toBe('a long old line\na long new line, longer than the old one\n');
      expect(first.said()).toEqual(['begin at 0', 'truncated lacking at 0']);
    });

    it('follow a link to wherever it leads', async () => {
      const [one, two] = [join(server().home, 'one.log'), join(server().home, 'two.log')];
      await writeFile(one, 'one\n');
      await symlink('one.log', log());
      const first = follow();
      await expect.poll(first.text, soon).toBe('one\n');
      await writeFile(two, 'two\n');
      await rm(log());
      await symlink('two.log', log());
      await expect.poll(first.text, soon).toBe('one\ntwo\n');
      await first.stop();
      await appendFile(two, 'meanwhile\n');
      await writeFile(join(server().home, 'three.log'), 'three\n');
      await rm(log());
      await symlink('three.log', log());
      const again = follow(first.stands());
      await expect.poll(again.text, soon).toBe('meanwhile\nthree\n');
      expect(again.said()).toEqual(['rest at 4', 'rotated at 0']);
    });

    it('say that a file cannot be read', async () => {
      await server().stub('sleep', ':');
      const { text } = follow();
      await expect.poll(text, { timeout: 5_000 }).toMatch(/it's a.log cannot be read$/);
    });

    it('end where nobody reads any more', async () => {
      await server().stub('sleep', 'exec /bin/sleep 0.001');
      await writeFile(log(), 'x\n');
      const child = server().open(
        `${followFileCommand("~/-it's a.log", null).replace(/^\/bin\/sh/, server().shell)}`,
      );
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.stdout?.once('data', () => child.stdout?.destroy());
      await ended;
      expect((await stat(log())).size).toBe(2);
    });

    it('read what the host says of itself', async () => {
      const stats = await readHostStats(server().transport, null);
      expect(stats.memoryPercent).toBeGreaterThan(0);
      expect(stats.diskFreePercent).toBeGreaterThanOrEqual(0);
      expect(stats.counters?.total).toBeGreaterThan(0);
    });
  });
});
