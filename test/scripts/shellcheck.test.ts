import { spawnSync } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();
const isInstalled = spawnSync('shellcheck', ['--version']).status === 0;
const fault = '#!/bin/sh\nrm -rf $1/*\n';

function check(folders: readonly string[], env: Readonly<Record<string, string>> = {}) {
  const { CI: _, ...rest } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('scripts/shellcheck.mjs'), ...folders.map((path) => relative('.', path))],
    { env: { ...rest, ...env }, encoding: 'utf8' },
  );
  return { status, said: stdout + stderr };
}

describe('the check of shell scripts', () => {
  it.skipIf(!isInstalled)(
    'finds a fault in a script by its extension or its first line, in any folder',
    async () => {
      for (const name of ['deep/script.sh', 'deep/program']) {
        const root = await folder();
        await mkdir(join(root, 'deep'));
        await writeFile(join(root, name), fault);
        const { status, said } = check([root]);
        expect([status, said]).toEqual([1, expect.stringContaining('SC2086')]);
      }
    },
  );

  it.skipIf(!isInstalled)('leaves alone what is no shell script, or was built', async () => {
    const root = await folder();
    await mkdir(join(root, 'target'));
    await writeFile(join(root, 'target', 'built.sh'), fault);
    await writeFile(join(root, 'notes.txt'), fault);
    await writeFile(join(root, 'whole.sh'), '#!/bin/sh\nrm -rf "$1"\n');
    expect(check([root])).toEqual({ status: 0, said: 'Checked 1 shell scripts.\n' });
  });

  it('is skipped where shellcheck is not installed, and says so; on CI that is a failure', async () => {
    const env = { PATH: await folder() };
    const said = expect.stringContaining('shellcheck is not installed');
    expect(check([], env)).toEqual({ status: 0, said });
    expect(check([], { ...env, CI: '1' })).toEqual({ status: 1, said });
  });
});
