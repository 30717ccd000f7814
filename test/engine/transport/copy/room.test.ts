import { execFileSync } from 'node:child_process';
import { chmod, mkdir, readdir, readFile, readlink, rm, stat, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type PlainCopy, readPlainCopy } from '../../../../src/engine/plan/remote/read-copy.ts';
import { pinRestorePoint } from '../../../../src/engine/rollback/restore-point/pin-restore-point.ts';
import { stageArtifacts } from '../../../../src/engine/run/prepare/stage-artifacts.ts';
import type { Targets } from '../../../../src/engine/targets/targets.ts';
import { copyHere } from '../../../../src/engine/transport/copy/copy-here.ts';
import { copyThere } from '../../../../src/engine/transport/copy/copy-there.ts';
import { useSshTransport } from '../../../support/ssh-transport.ts';
import { sshdMissing } from '../../../support/sshd.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const folder = tempFolders();
const { signal } = new AbortController();
const silent = (): void => undefined;

/** A file system of two megabytes on a folder, until the work is done; false where this account may make none. */
async function onSmallDisk(at: string, work: () => Promise<void>): Promise<boolean> {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=2m', 'none', at], { stdio: 'ignore' });
  } catch {
    return false;
  }
  try {
    await work();
  } finally {
    execFileSync('umount', ['-l', at]);
  }
  return true;
}

describe.skipIf(sshdMissing !== null)('a server whose disk is small', () => {
  const server = useSshTransport();
  const big = Buffer.alloc(3_000_000, 'x');
  const filesOn = (top: string): readonly string[] =>
    execFileSync('find', [top, '-type', 'f'], { encoding: 'utf8' }).split('\n').filter(Boolean);
  const stage = (project: string, run: string) =>
    stageArtifacts({ transport: server.transport, run, project, artifacts: ['dist'], progress: silent });

  it('gets no byte of what does not fit, there or here, and has nothing left of it', async ({ skip }) => {
    const here = await folder();
    await mkdir(join(here, 'dist'));
    await writeFile(join(here, 'dist', 'big'), big);
    const { home } = server.sshd;
    const done = await onSmallDisk(home, async () => {
      await expect(stage(here, 'small')).rejects.toMatchObject({
        code: 'FAILED',
        message: expect.stringMatching(
          /disk of box has .* free, and .* are to be copied\. Nothing was copied/,
        ),
      });
      const copy = readPlainCopy(`scp dist/big box:${home}/`) as PlainCopy;
      const copying = { transport: server.transport, copy, cwd: here, say: silent, signal };
      await expect(copyThere(copying)).rejects.toThrow(/disk of box/);
      expect(filesOn(home)).toEqual([]);
      const back = readPlainCopy(`scp box:${here}/dist/big .`) as PlainCopy;
      await expect(copyHere({ ...copying, copy: back, cwd: home })).rejects.toThrow(/disk of this machine/);
      expect(filesOn(home)).toEqual([]);
    });
    if (!done) skip();
  });

  it('has no half file where the disk fills meanwhile', async ({ skip }) => {
    const here = await folder();
    await mkdir(join(here, 'dist'));
    await writeFile(join(here, 'dist', 'big'), big);
    await writeFile(join(here, 'dist', 'small'), 'x');
    const { home } = server.sshd;
    const done = await onSmallDisk(home, async () => {
      // A df that says nothing, as it may be on odd file systems.
      await mkdir(join(home, 'bin'));
      await writeFile(join(home, 'bin', 'df'), '#!/bin/sh\n', { mode: 0o755 });
      await writeFile(join(home, '.bashrc'), 'PATH=$HOME/bin:$PATH\n');
      await expect(stage(here, 'filling')).rejects.toThrow(/could not be uploaded/);
      expect(filesOn(home).toSorted()).toEqual([join(home, '.bashrc'), join(home, 'bin', 'df')]);
    });
    if (!done) skip();
  });

  it('keeps no part of a restore point that has no room', async ({ skip }) => {
    const here = await folder();
    await writeFile(join(here, 'app'), big);
    const { home } = server.sshd;
    const targets = { group: () => null, get: () => server.transport } as unknown as Targets;
    const pin = () =>
      pinRestorePoint({
        run: 'r',
        spec: { paths: [join(here, 'app')], keepIn: '~/keep', on: 'box' },
        targets,
        env: {},
      });
    const done = await onSmallDisk(home, async () => {
      await expect(pin()).rejects.toThrow(
        /the copies need \d+ KiB, and \d+ KiB are free.*Nothing was deployed/,
      );
      expect(await readdir(home)).toEqual([]);
      await mkdir(join(home, 'bin'));
      await writeFile(join(home, 'bin', 'df'), '#!/bin/sh\n', { mode: 0o755 });
      await writeFile(join(home, '.bashrc'), 'PATH=$HOME/bin:$PATH\n');
      await expect(pin()).rejects.toThrow(/No space left on device/);
      expect((await readdir(home)).toSorted()).toEqual(['.bashrc', 'bin']);
    });
    if (!done) skip();
  });
});

describe.skipIf(sshdMissing !== null)('artifacts', () => {
  const server = useSshTransport();
  const stage = (project: string, run: string) =>
    stageArtifacts({ transport: server.transport, run, project, artifacts: ['dist'], progress: silent });

  it('arrive with links, empty folders and modes, and follow what changes of them', async () => {
    const here = await folder();
    const dist = join(here, 'dist');
    await mkdir(join(dist, 'empty'), { recursive: true });
    await mkdir(join(dist, 'closed'));
    await mkdir(join(dist, 'node_modules', '.bin'), { recursive: true });
    await writeFile(join(dist, 'node_modules', 'tool.js'), 'tool', { mode: 0o755 });
    await symlink('../tool.js', join(dist, 'node_modules', '.bin', 'tool'));
    await writeFile(join(dist, 'closed', 'unit\\x2d.mount'), 'unit');
    await writeFile(join(here, 'beside'), 'beside');
    await symlink('../beside', join(dist, 'outside'));
    await symlink('empty', join(dist, 'current'));
    await chmod(join(dist, 'closed'), 0o555);
    const { dir, files } = await stage(here, 'links');
    const there = (...parts: string[]): string => join(dir, 'dist', ...parts);
    expect(files.every(({ skipped }) => !skipped)).toBe(true);
    expect(await readdir(there('empty'))).toEqual([]);
    expect(await readlink(there('node_modules', '.bin', 'tool'))).toBe('../tool.js');
    expect(await readFile(there('outside'), 'utf8')).toBe('beside');
    expect((await stat(there('closed'))).mode & 0o777).toBe(0o555);
    expect((await stat(there('node_modules', 'tool.js'))).mode & 0o777).toBe(0o755);
    expect((await stage(here, 'links')).files.every(({ skipped }) => skipped)).toBe(true);
    // What was a link to a folder is a file now, a folder a link, a file a folder; a mode changed, and nothing else.
    await rm(join(dist, 'current'));
    await writeFile(join(dist, 'current'), 'file');
    await rm(join(dist, 'empty'), { recursive: true });
    await symlink('node_modules', join(dist, 'empty'));
    await rm(join(dist, 'outside'));
    await mkdir(join(dist, 'outside', 'deep'), { recursive: true });
    await chmod(join(dist, 'node_modules', 'tool.js'), 0o644);
    await chmod(join(dist, 'closed'), 0o755);
    const again = await stage(here, 'links');
    expect(again.files.filter(({ skipped }) => !skipped).map(({ path }) => path)).toEqual(['dist/current']);
    expect(await readFile(there('current'), 'utf8')).toBe('file');
    expect(await readlink(there('empty'))).toBe('node_modules');
    expect(await readdir(there('outside'))).toEqual(['deep']);
    expect((await stat(there('node_modules', 'tool.js'))).mode & 0o777).toBe(0o644);
    expect((await stat(there('closed'))).mode & 0o777).toBe(0o755);
  });

  it.each([
    ['leads nowhere', 'gone', /odd is a link that leads nowhere/],
    ['leads in a circle of folders outside', '../round', /leads back to a folder it is in/],
  ])('are refused with a link that %s', async (_what, text, words) => {
    const here = await folder();
    await mkdir(join(here, 'dist'));
    await mkdir(join(here, 'round'));
    await symlink('.', join(here, 'round', 'again'));
    await symlink(text, join(here, 'dist', 'odd'));
    await expect(stage(here, 'odd')).rejects.toThrow(words);
  });
});
