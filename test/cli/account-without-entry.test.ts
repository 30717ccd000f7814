import { spawnSync } from 'node:child_process';
import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';

const canBeAnybody = process.getuid?.() === 0 && spawnSync('setpriv', ['--version']).status === 0;
if (!canBeAnybody)
  process.stderr.write('account-without-entry.test is skipped: it becomes another account\n');

describe.skipIf(!canBeAnybody)('an account that is a number only', () => {
  const folder = tempFolders();

  async function slipway(env: Readonly<Record<string, string>>, ...args: string[]) {
    const { HOME: _home, USER: _user, LOGNAME: _name, XDG_CACHE_HOME: _cache, ...rest } = process.env;
    return spawnSync(
      'setpriv',
      [
        '--reuid=54321',
        '--regid=54321',
        '--clear-groups',
        process.execPath,
        resolve('src/cli/index.ts'),
        ...args,
      ],
      { encoding: 'utf8', env: { ...rest, NO_COLOR: '1', ...env } },
    );
  }

  async function lay() {
    const dir = await folder();
    const file = join(dir, 'R.md');
    await writeFile(file, '# R\n\n## Deployment\n\n```bash\n# One\nid -u\n```\n');
    await writeFile(join(dir, 'R.slipway.yaml'), 'version: 1\nwhere: { Deployment: local }\n');
    await mkdir(join(dir, 'home'));
    await chmod(dir, 0o777);
    await chmod(join(dir, 'home'), 0o777);
    return { dir, file, home: join(dir, 'home') };
  }

  it.each(['with a home', 'with / for a home', 'without a home', 'with an empty home'])(
    '%s runs a release where it is told a place for its state',
    { timeout: 30_000 },
    async (how) => {
      const { dir, file, home } = await lay();
      const place =
        how === 'with a home'
          ? { HOME: home }
          : how === 'with / for a home'
            ? { HOME: '/' }
            : how === 'without a home'
              ? {}
              : { HOME: '' };
      const env = { ...place, SLIPWAY_HOME: join(dir, 'state') };
      const { status, stdout, stderr } = await slipway(env, 'run', file, '--yes', '--json');
      expect(status, stderr).toBe(0);
      expect(stdout).toContain('"actor":"uid 54321"');
      expect(stderr).not.toContain('at Object.');
    },
  );

  it('says what it needs where there is no place for its state', async () => {
    for (const env of [{}, { HOME: '' }]) {
      const { status, stderr } = await slipway(env, 'status');
      expect(status).toBe(1);
      expect(stderr).toContain('This account (uid 54321) has no home folder');
      expect(stderr).toContain('Set SLIPWAY_HOME');
      expect(stderr.trim().split('\n')).toHaveLength(2);
    }
  });

  it('keeps its state where XDG_STATE_HOME says', async () => {
    const { dir, file } = await lay();
    const { status, stderr } = await slipway({ XDG_STATE_HOME: join(dir, 'xdg') }, 'run', file, '--yes');
    expect(status, stderr).toBe(0);
  });
});
