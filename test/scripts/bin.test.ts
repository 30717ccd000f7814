import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const run = promisify(execFile);

describe.skipIf(process.platform === 'win32')('bin/slipway, where the Node of its own is missing', () => {
  /** A checkout without its own Node, and a PATH that has only what the script itself needs, and maybe a `node`. */
  async function checkout(node: string | null): Promise<string> {
    const dir = await folder();
    await mkdir(join(dir, 'bin'));
    await mkdir(join(dir, 'node_modules'));
    await mkdir(join(dir, 'path'));
    await cp('bin/slipway', join(dir, 'bin', 'slipway'));
    for (const tool of ['sh', 'dirname', 'readlink'])
      await symlink((await run('sh', ['-c', `command -v ${tool}`])).stdout.trim(), join(dir, 'path', tool));
    if (node === null) return dir;
    await writeFile(join(dir, 'path', 'node'), node);
    await chmod(join(dir, 'path', 'node'), 0o755);
    return dir;
  }
  const call = (dir: string) => run(join(dir, 'bin', 'slipway'), [], { env: { PATH: join(dir, 'path') } });

  it('asks for the Node that the README and package.json ask for', async () => {
    const { engines } = JSON.parse(await readFile('package.json', 'utf8')) as { engines: { node: string } };
    const oldest = engines.node.replace('>=', 'Node ');
    expect(await readFile('README.md', 'utf8')).toContain(`${oldest} or newer and npm`);
    expect(await readFile('bin/slipway.cmd', 'utf8')).toContain(`Install ${oldest} or newer`);
    await expect(call(await checkout(null))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(`there is no Node. Install ${oldest} or newer, then run: npm install`),
    });
  });

  it('says how to get its own where the one there is cannot run it', async () => {
    await expect(call(await checkout('#!/bin/sh\necho 20\n'))).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining(
        'it needs Node 24 and found Node 20. Node 24 comes with its dependencies. Run: npm install',
      ),
    });
  });
});
