import { chmod, lstat, mkdir, readdir, readFile, stat, symlink, writeFile } from 'node:fs/promises';
import { homedir, userInfo } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { settled } from '../../../src/engine/lib/ignore.ts';
import { poll } from '../../../src/engine/lib/poll.ts';
import { replaceFile } from '../../../src/engine/lib/replace-file.ts';
import { stateFolder } from '../../../src/engine/lib/state-folder.ts';
import { tempFolders } from '../../support/temp-folder.ts';

const folder = tempFolders();

describe('a file that is replaced', () => {
  it('is written whole, and leaves no draft', async () => {
    const file = join(await folder(), 'a.json');
    await replaceFile(file, 'one');
    await replaceFile(file, 'two');
    expect(await readFile(file, 'utf8')).toBe('two');
    expect(await readdir(join(file, '..'))).toEqual(['a.json']);
  });

  it('is a new file: readers of the old one can finish', async () => {
    const file = join(await folder(), 'a.json');
    await replaceFile(file, 'one');
    const before = await stat(file);
    await replaceFile(file, 'two');
    expect((await stat(file)).ino).not.toBe(before.ino);
  });

  it.skipIf(process.platform === 'win32')('makes a file of Slipway’s for this account alone', async () => {
    const file = join(await folder(), 'a.json');
    await writeFile(file, 'zero', { mode: 0o644 });
    await replaceFile(file, 'one');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
  });

  it.skipIf(process.platform === 'win32')(
    'leaves a file of the person’s its mode and its place',
    async () => {
      const dir = await folder();
      const [file, link] = [join(dir, 'shared.yaml'), join(dir, 'P.slipway.yaml')];
      await writeFile(file, 'zero');
      await chmod(file, 0o640);
      await symlink(file, link);
      await replaceFile(link, 'one', 'person');
      expect(await readFile(file, 'utf8')).toBe('one');
      expect((await stat(file)).mode & 0o777).toBe(0o640);
      expect((await lstat(link)).isSymbolicLink()).toBe(true);
    },
  );

  it('that cannot be replaced is left alone, without a draft', async () => {
    const dir = await folder();
    await mkdir(join(dir, 'a.json', 'full'), { recursive: true });
    await expect(replaceFile(join(dir, 'a.json'), 'x')).rejects.toMatchObject({
      code: 'FAILED',
      message: expect.stringContaining('The old one is untouched.'),
    });
    expect(await readdir(dir)).toEqual(['a.json']);
  });

  it.skipIf(userInfo().uid === 0)('is not written into a read-only folder', async () => {
    const dir = await folder();
    await chmod(dir, 0o555);
    await expect(replaceFile(join(dir, 'a'), 'x')).rejects.toMatchObject({ code: 'FAILED' });
  });

  it('needs its folder', async () => {
    await expect(replaceFile(join(await folder(), 'none', 'a'), 'x')).rejects.toMatchObject({
      code: 'FAILED',
    });
  });
});

describe('the folder of what is remembered', () => {
  it.each([
    ['SLIPWAY_HOME, before everything else', { SLIPWAY_HOME: '/s', XDG_STATE_HOME: '/x' }, '/s'],
    ['the system’s place for state', { XDG_STATE_HOME: '/x' }, '/x/slipway'],
    ['the usual place below the home', {}, join(homedir(), '.local', 'state', 'slipway')],
    [
      'the usual place where SLIPWAY_HOME is empty',
      { SLIPWAY_HOME: '' },
      join(homedir(), '.local', 'state', 'slipway'),
    ],
  ])('is %s', (_what, env, path) => {
    if (process.platform === 'linux' || 'SLIPWAY_HOME' in env) expect(stateFolder(env)).toBe(path);
  });
});

describe('a promise whose failure is dropped', () => {
  it('settles either way', async () => {
    await expect(settled(Promise.resolve(1), 'it does not matter')).resolves.toBeUndefined();
    await expect(settled(Promise.reject(new Error('no')), 'it does not matter')).resolves.toBeUndefined();
  });
});

describe('a poll', () => {
  it('continues after a failed look', async () => {
    let looks = 0;
    const third = Promise.withResolvers<void>();
    const stop = poll(1, async () => {
      looks += 1;
      if (looks === 3) third.resolve();
      throw new Error('not readable now');
    });
    await third.promise;
    stop();
    expect(looks).toBe(3);
  });

  it('never runs two looks at once', async () => {
    let under = 0;
    let most = 0;
    const done = Promise.withResolvers<void>();
    let looks = 0;
    const stop = poll(1, async () => {
      under += 1;
      most = Math.max(most, under);
      await new Promise((resolve) => setTimeout(resolve, 5));
      under -= 1;
      looks += 1;
      if (looks === 3) done.resolve();
    });
    await done.promise;
    stop();
    expect(most).toBe(1);
  });
});
