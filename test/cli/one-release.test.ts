import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { runSlipway, type SlipwayResult, spawnSlipway } from '../support/slipway.ts';
import { tempFolders } from '../support/temp-folder.ts';

describe('two releases of one checklist', () => {
  const folder = tempFolders();
  const started: ReturnType<typeof spawnSlipway>[] = [];
  afterEach(() => {
    for (const child of started.splice(0)) child.kill('SIGKILL');
  });

  /** A checklist whose one step says that it runs and waits to be let go on; `more` goes into the sidecar. */
  async function lay(name = 'RELEASE', more = '', home?: string) {
    const dir = home ?? (await folder());
    const file = join(dir, `${name}.md`);
    const step = `echo x >> ${dir}/begun; until [ -e ${dir}/go ]; do sleep 0.1; done`;
    await writeFile(file, `# Release\n\n## Deployment\n\n\`\`\`bash\n# Deploy\n${step}\n\`\`\`\n`);
    await writeFile(join(dir, `${name}.slipway.yaml`), `version: 1\nwhere: { Deployment: local }\n${more}`);
    const env = { SLIPWAY_HOME: join(dir, 'state') };
    const run = (path: string): Promise<SlipwayResult> => runSlipway(['run', path, '--yes'], env);
    return { dir, file, env, run };
  }

  /** A release that stands in the middle of its step. */
  async function begin({ dir, file, env }: Awaited<ReturnType<typeof lay>>) {
    const child = spawnSlipway(['run', file, '--yes'], env);
    started.push(child);
    const ended = new Promise<number | null>((done) => child.once('close', done));
    await expect.poll(() => existsSync(join(dir, 'begun')), { timeout: 20_000 }).toBe(true);
    const [run = ''] = await readdir(join(dir, 'state', 'runs'));
    return { child, ended, run };
  }

  it('are not driven at once: the second names the first and starts nothing', {
    timeout: 60_000,
  }, async () => {
    const place = await lay();
    const { ended, run } = await begin(place);
    await symlink(place.file, join(place.dir, 'link.md'));
    for (const path of [place.file, join(place.dir, 'link.md')]) {
      const second = await place.run(path);
      expect(second.code, second.stderr).toBe(3);
      expect(second.stderr).toContain(`Another release of this checklist is under way: run ${run}`);
      expect(second.stderr).toContain('Nothing was started');
    }
    expect(await readdir(join(place.dir, 'state', 'runs'))).toEqual([run]);
    await writeFile(join(place.dir, 'go'), '');
    expect(await ended).toBe(0);
    expect((await place.run(place.file)).code).toBe(0);
    expect(await readFile(join(place.dir, 'begun'), 'utf8')).toBe('x\nx\n');
  });

  it('are told apart from a release whose console was killed', { timeout: 60_000 }, async () => {
    const place = await lay();
    const { child, ended } = await begin(place);
    child.kill('SIGKILL');
    await ended;
    await writeFile(join(place.dir, 'go'), '');
    const second = await place.run(place.file);
    expect(second.code, second.stderr).toBe(0);
  });

  it('are as little two checklists that keep one path', { timeout: 60_000 }, async () => {
    const dir = await folder();
    await mkdir(join(dir, 'app'));
    const spec = (keepIn: string) =>
      `restorePoint: { paths: [${join(dir, 'app')}], keepIn: ${join(dir, keepIn)}, on: local }\n`;
    const first = await begin(await lay('ONE', spec('keep-1'), dir));
    const second = await (await lay('TWO', spec('keep-2'), dir)).run(join(dir, 'TWO.md'));
    expect(second.code, second.stderr).toBe(3);
    expect(second.stderr).toContain(
      `Another release of ${join(dir, 'app')} on local is under way: run ${first.run}`,
    );
    expect(existsSync(join(dir, 'keep-2'))).toBe(false);
  });
});
