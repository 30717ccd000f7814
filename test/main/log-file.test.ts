import { chmod, mkdir, readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { LogFile } from '../../src/main/lib/log-file.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

describe('the log of the application', () => {
  test('is for this account alone, and does not grow without end', async () => {
    const dir = await folder();
    const log = new LogFile(join(dir, 'state', 'desktop.log'), 1_000);
    for (let line = 0; line < 500; line += 1) log.write(`line ${line} ${'ü'.repeat(20)}\n`);
    expect((await readdir(join(dir, 'state'))).sort()).toEqual(['desktop.log', 'desktop.log.1']);
    for (const file of [log.file, `${log.file}.1`]) {
      const { size, mode } = await stat(file);
      expect(size).toBeLessThan(1_100);
      if (process.platform !== 'win32') expect(mode & 0o777).toBe(0o600);
    }
    expect(await readFile(log.file, 'utf8')).toMatch(/line 499 ü+\n$/);
  });

  test('goes on where the one before it ended', async () => {
    const file = join(await folder(), 'desktop.log');
    new LogFile(file, 100).write(`${'a'.repeat(101)}\n`);
    new LogFile(file, 100).write('next\n');
    expect(await readFile(file, 'utf8')).toBe('next\n');
    expect(await readFile(`${file}.1`, 'utf8')).toMatch(/^a+\n$/);
  });

  test.skipIf(process.platform === 'win32')(
    'writes nothing into a folder that others can write to',
    async () => {
      const dir = join(await folder(), 'state');
      await mkdir(dir);
      await chmod(dir, 0o777);
      new LogFile(join(dir, 'desktop.log')).note('x');
      expect(await readdir(dir)).toEqual([]);
    },
  );
});
