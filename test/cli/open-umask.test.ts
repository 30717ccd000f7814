import { chmodSync, lstatSync, mkdirSync, readdirSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { runSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

const folder = tempFolders();

/** A module that lets everybody do everything with new files, as a careless shell profile does. */
const openUmask = `--import=data:text/javascript,${encodeURIComponent('import { isMainThread } from "node:worker_threads"; if (isMainThread) process.umask(0);')}`;

it.skipIf(process.platform === 'win32')(
  'whatever the umask, no other account gets at anything that Slipway keeps',
  async () => {
    const dir = await folder();
    const places = { SLIPWAY_HOME: join(dir, 'state'), XDG_CACHE_HOME: join(dir, 'cache') };
    const env = { ...places, XDG_RUNTIME_DIR: join(dir, 'run'), NODE_OPTIONS: openUmask, HOME: dir };
    mkdirSync(env.XDG_RUNTIME_DIR, { mode: 0o700 });
    const file = join(dir, 'PLAN.md');
    const step = 'echo hello; export X=1; touch made-by-the-step';
    await writeFile(
      file,
      `# P\n\n## Before release\n\n\`\`\`sh\n${step}\n\`\`\`\n\n\`\`\`sh\necho "$X"\n\`\`\`\n`,
    );
    expect((await runSlipway(['practice', '--unattended'], env)).code).toBe(0);
    expect((await runSlipway(['run', file, '--yes'], env)).code).toBe(0);
    expect((await runSlipway(['status'], env)).code).toBe(0);
    expect(openTo(dir).filter((path) => !['PLAN.md', 'made-by-the-step'].includes(path))).toEqual([]);
    // The step itself works under the umask of the person who started it.
    expect(lstatSync(join(dir, 'made-by-the-step')).mode & 0o777).toBe(0o666);
  },
  120_000,
);

it.skipIf(process.platform === 'win32')('code that others could have changed is not run', async () => {
  const dir = await folder();
  const cache = join(dir, 'cache');
  mkdirSync(join(cache, 'slipway', 'compiled'), { recursive: true });
  chmodSync(join(cache, 'slipway', 'compiled'), 0o777);
  const env = { SLIPWAY_HOME: join(dir, 'state'), XDG_CACHE_HOME: cache };
  expect((await runSlipway(['status'], env)).code).toBe(0);
  expect(readdirSync(join(cache, 'slipway', 'compiled'))).toEqual([]);
});

/** Everything in a folder that somebody else could read, write or run, by its path in it. Links have no rights of their own. */
function openTo(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((path) => {
    const info = lstatSync(join(root, path));
    return !info.isSymbolicLink() && (info.mode & 0o077) !== 0;
  });
}
