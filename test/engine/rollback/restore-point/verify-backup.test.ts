import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { beforeEach, describe, expect, it } from 'vitest';
import { restoreBackupCopies } from '../../../../src/engine/rollback/restore-point/restore-backup-copies.ts';
import {
  damaged,
  readMissing,
  verifyBackupScript,
} from '../../../../src/engine/rollback/restore-point/verify-backup.ts';
import { scriptCommand } from '../../../../src/engine/transport/script-command.ts';
import { loadScript } from '../../../../src/engine/transport/scripts/load-script.ts';
import type { ExecResult, Transport } from '../../../../src/engine/transport/transport.ts';
import type { KeptPath } from '../../../../src/shared/journal/events.ts';
import { tempFolders } from '../../../support/temp-folder.ts';

const run = promisify(execFile);
const folder = tempFolders();
let keep: string;
let keepIn: string;
let paths: KeptPath[];

/** The nearest thing to a server: a real sh here. */
async function sh(script: string): Promise<ExecResult> {
  const encoding = 'buffer';
  return run('/bin/sh', ['-c', script], { encoding }).then(
    ({ stdout, stderr }) => ({ exit: 0, stdout, stderr }),
    (error: { code: number; stdout: Buffer; stderr: Buffer }) => ({ ...error, exit: error.code }),
  );
}

/** The hash of a path in a form, and what form it is. */
async function hashOf(path: string, form: string): Promise<Pick<KeptPath, 'sha256' | 'form'>> {
  const hash = scriptCommand(loadScript('restore-point/hash-restored'), path, form);
  const [, sha256 = '', is = ''] = (await sh(hash)).stdout.toString().trim().split(' ');
  return is === '-' ? { sha256 } : { sha256, form: is };
}

async function pathsIn(form: string): Promise<KeptPath[]> {
  return Promise.all(
    ['program', 'proto'].map(async (name) => ({
      path: join('/app', name),
      kept: join(keep, name),
      ...(await hashOf(join(keep, name), form)),
      bytes: 1,
    })),
  );
}

beforeEach(async () => {
  const root = await folder();
  keep = join(root, "it's kept");
  keepIn = join(root, 'backup');
  await mkdir(join(keep, 'proto', 'deep er'), { recursive: true });
  await writeFile(join(keep, 'program'), 'a program\n');
  await writeFile(join(keep, 'proto', 'a.proto'), 'a\n');
  await writeFile(join(keep, 'proto', 'deep er', "it's.proto"), 'b\n');
  await cp(keep, keepIn, { recursive: true });
});

describe.each([
  ['of this version', 'tree'],
  ['of an earlier version', '-'],
])('the check of what is kept, %s', (_of, form) => {
  beforeEach(async () => {
    paths = await pathsIn(form);
  });

  it('is content with what is as it was pinned', async () => {
    const { exit, stdout } = await sh(verifyBackupScript(paths, keepIn));
    expect([exit, stdout.toString()]).toEqual([0, '']);
  });

  it.each([
    ['a changed file', () => writeFile(join(keep, 'program'), 'another\n')],
    ['a file that is gone', () => rm(join(keep, 'program'))],
    ['a file more in a directory', () => writeFile(join(keep, 'proto', 'more'), '')],
    ['a renamed one', () => cp(join(keep, 'proto', 'a.proto'), join(keep, 'proto', 'z.proto'))],
    ['a directory that is gone', () => rm(join(keep, 'proto'), { recursive: true })],
  ])('names what does not match the restore point: %s', async (_what, change) => {
    await change();
    const { exit, stderr } = await sh(verifyBackupScript(paths, keepIn));
    expect(exit).toBe(damaged);
    expect(stderr.toString()).toMatch(/(program|proto) does not match the restore point/);
  });

  it('says which copies are not where the commands look for them, and touches nothing', async () => {
    await writeFile(join(keepIn, 'program'), 'tampered\n');
    await rm(join(keepIn, 'proto'), { recursive: true });
    const { exit, stdout } = await sh(verifyBackupScript(paths, keepIn));
    expect([exit, readMissing(stdout.toString()).toSorted()]).toEqual([0, [0, 1]]);
    expect(await readFile(join(keepIn, 'program'), 'utf8')).toBe('tampered\n');
    expect(await readdir(keepIn)).toEqual(['program']);
  });

  it('is answered by putting back just those', async () => {
    await writeFile(join(keepIn, 'program'), 'tampered\n');
    const asked: string[] = [];
    const transport = {
      exec: (script: string) => {
        asked.push(script);
        return sh(script);
      },
    } as Pick<Transport, 'exec'> as Transport;
    const point = { host: 'web-1', version: '1.0.0', paths };
    await restoreBackupCopies(point, { keepIn }, transport);
    expect(await readFile(join(keepIn, 'program'), 'utf8')).toBe('a program\n');
    expect(await readdir(keepIn)).toEqual(['program', 'proto']);
    expect(asked[1]).not.toContain('/proto');
    await restoreBackupCopies(point, { keepIn }, transport);
    expect(asked).toHaveLength(3);
    await writeFile(join(keep, 'program'), 'damaged\n');
    await expect(restoreBackupCopies(point, { keepIn }, transport)).rejects.toThrow(
      /restore point on web-1 is damaged: .*program does not match the restore point/,
    );
  });
});

describe('the check of what is kept with its modes and links', () => {
  beforeEach(async () => {
    paths = await pathsIn('tree');
  });

  it.each([
    ['a file may be executed', () => chmod(join(keep, 'program'), 0o755)],
    ['a file in a folder may be executed', () => chmod(join(keep, 'proto', 'a.proto'), 0o755)],
    ['a folder is closed', () => chmod(join(keep, 'proto', 'deep er'), 0o700)],
    ['there is one empty folder more', () => mkdir(join(keep, 'proto', 'empty'))],
    ['there is a link more', () => symlink('a.proto', join(keep, 'proto', 'link'))],
  ])('says that it does not match where %s', async (_what, change) => {
    await change();
    const { exit, stderr } = await sh(verifyBackupScript(paths, keepIn));
    expect([exit, stderr.toString()]).toEqual([
      damaged,
      expect.stringMatching(/does not match the restore point/),
    ]);
  });

  it('has copies put back that have other modes', async () => {
    await chmod(join(keepIn, 'program'), 0o755);
    await rm(join(keepIn, 'proto', 'a.proto'));
    await symlink(join(keep, 'proto', 'a.proto'), join(keepIn, 'proto', 'a.proto'));
    const { exit, stdout } = await sh(verifyBackupScript(paths, keepIn));
    expect([exit, readMissing(stdout.toString()).toSorted()]).toEqual([0, [0, 1]]);
  });
});
