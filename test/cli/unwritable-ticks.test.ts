import { spawnSync } from 'node:child_process';
import { chmod, chown, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';

const canBeNobody = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;
if (!canBeNobody) process.stderr.write('unwritable-ticks.test is skipped: it becomes another account\n');

describe.skipIf(!canBeNobody)('somebody who may read a checklist and not write it', () => {
  const folder = tempFolders();

  it('hears once that ticks stay in the journal', async () => {
    const dir = await folder();
    const file = join(dir, 'RELEASE.md');
    const text = '# Deploy\n\n## Pre-deployment\n\n- [ ] Look around\n- [ ] Up: `true`\n';
    await writeFile(file, text, { mode: 0o444 });
    await mkdir(join(dir, 'state'));
    await chown(join(dir, 'state'), 65_534, 65_534);
    await chmod(dir, 0o755);
    const { status, stdout, stderr } = spawnSync(
      'setpriv',
      [
        '--reuid=65534',
        '--regid=65534',
        '--clear-groups',
        process.execPath,
        resolve('src/cli/index.ts'),
        'run',
        file,
        '--yes',
      ],
      {
        encoding: 'utf8',
        env: { ...process.env, HOME: '/nonexistent', SLIPWAY_HOME: join(dir, 'state'), NO_COLOR: '1' },
      },
    );
    expect(status, stderr).toBe(0);
    expect(stderr.match(/cannot be written/g)).toHaveLength(1);
    expect(stderr).toContain(`Ticks of ${file} cannot be written.`);
    expect(`${stdout}${stderr}`).not.toContain('ticked by');
    expect(await readFile(file, 'utf8')).toBe(text);
  });
});
