import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it, type TestContext } from 'vitest';
import { copyForPackaging } from '../support/packaged-project.ts';

const run = promisify(execFile);
/** What npm says where no registry answers, and its cache lacks a package. */
const unreachable = /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ENETUNREACH|ETIMEDOUT|ENOTCACHED/;

describe.skipIf(process.platform === 'win32')('the npm package', () => {
  let dir = '';
  let files: readonly string[] = [];
  /** Why it could not be installed, where that is the network's fault. */
  let offline: string | null = null;
  let env: Record<string, string> = {};
  const checklist = resolve('resources/practice/project/RELEASE_CHECKLIST.md');

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    // As a person's shell has it: without the tools of this project in the PATH, but for its Node.
    const path = (process.env.PATH ?? '').split(delimiter).filter((each) => !each.includes('node_modules'));
    env = {
      HOME: process.env.HOME ?? dir,
      PATH: [dirname(process.execPath), ...path].join(delimiter),
      SLIPWAY_HOME: join(dir, 'state'),
      SLIPWAY_SIGNING_KEY: 'none',
    };
    await mkdir(join(dir, 'state'), { mode: 0o700 });
    const project = await copyForPackaging(dir);
    await run('npm', ['pack', '--pack-destination', dir], { cwd: project, env });
    const packed = (await readdir(dir)).find((name) => name.endsWith('.tgz')) ?? '';
    const { stdout } = await run('tar', ['-tzf', join(dir, packed)]);
    files = stdout
      .trimEnd()
      .split('\n')
      .map((name) => name.replace('package/', ''));
    const home = join(dir, 'installed');
    await mkdir(home);
    await writeFile(join(home, 'package.json'), '{"private":true}');
    const args = [
      'install',
      '--omit=dev',
      '--prefer-offline',
      '--no-audit',
      '--no-fund',
      '--fetch-retries=0',
    ];
    await run('npm', [...args, join(dir, packed)], { cwd: home, env }).catch((error: { stderr: string }) => {
      offline = unreachable.exec(error.stderr)?.[0] ?? null;
      if (offline === null) throw error;
      process.stderr.write(`npm-package.test: no registry answers (${offline}); nothing was installed\n`);
    });
  }, 180_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  const slipway = (context: TestContext, ...args: readonly string[]) => {
    if (offline !== null) context.skip(`no registry answers (${offline})`);
    return run(join(dir, 'installed', 'node_modules', '.bin', 'slipway'), [...args], { cwd: dir, env });
  };

  it('holds the command, the bundle, the manual, the licenses and the rehearsal, and nothing else', () => {
    const wanted =
      /^(?:package\.json|README\.md|LICENSE|bin\/slipway\.mjs|docs\/man\/slipway\.1|out\/main\/(?:cli|index|engine-host|chunks\/[^/]+)\.js|out\/notices\/THIRD-PARTY-NOTICES\.txt|out\/renderer\/[^/]+|out\/renderer\/assets\/[^/]+|resources\/practice\/.+)$/;
    expect(files.filter((name) => !wanted.test(name))).toEqual([]);
    for (const name of [
      'bin/slipway.mjs',
      'out/main/cli.js',
      'out/renderer/index.html',
      'docs/man/slipway.1',
    ])
      expect(files).toContain(name);
  });

  it('asks for no package that its bundle holds', async (context) => {
    if (offline !== null) context.skip(`no registry answers (${offline})`);
    const installed = await readdir(join(dir, 'installed', 'node_modules'));
    for (const name of ['ws', 'node-pty', 'web-tree-sitter', 'tree-sitter-bash'])
      expect(installed).toContain(name);
    for (const name of ['zod', 'commander', 'react', 'electron', 'vite'])
      expect(installed).not.toContain(name);
  });

  it('says its version', async (context) => {
    const { version } = JSON.parse(await readFile('package.json', 'utf8')) as { version: string };
    expect((await slipway(context, '--version')).stdout).toBe(`${version}\n`);
  });

  it('reads a checklist', async (context) => {
    const { stdout } = await slipway(context, 'plan', checklist, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ title: 'Harbor Release Checklist' });
  });

  it('serves the console to a browser', async (context) => {
    if (offline !== null) context.skip(`no registry answers (${offline})`);
    const program = join(dir, 'installed', 'node_modules', '.bin', 'slipway');
    const served = spawn(program, ['serve'], { cwd: dir, env, stdio: ['ignore', 'pipe', 'inherit'] });
    const ended = once(served, 'close');
    try {
      const [line] = (await once(served.stdout, 'data')) as [Buffer];
      const link = line.toString('utf8').trim();
      const entered = await fetch(link);
      const cookie = entered.headers
        .getSetCookie()
        .map((each) => each.split(';')[0])
        .join('; ');
      const page = await fetch(new URL('/', link), { headers: { cookie } });
      expect([entered.status, page.status]).toEqual([200, 200]);
      expect(await page.text()).toContain('<title>Slipway');
    } finally {
      served.kill('SIGTERM');
      await ended;
    }
  });

  it('prints completions', async (context) => {
    expect((await slipway(context, 'completions', 'fish')).stdout).toContain('complete -c slipway');
  });

  it('rehearses a whole release and a whole rollback', async (context) => {
    const { stdout } = await slipway(context, 'practice', '--unattended');
    expect(stdout).toContain('Rolled back: 0.9.7 answers again, verified by hash');
  }, 60_000);
});

describe.skipIf(process.platform === 'win32')('bin/slipway.mjs', () => {
  it('says what is missing where it is not built', async () => {
    const dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    try {
      await mkdir(join(dir, 'bin'));
      await writeFile(join(dir, 'bin', 'slipway.mjs'), await readFile('bin/slipway.mjs'));
      await expect(run(process.execPath, [join(dir, 'bin', 'slipway.mjs')])).rejects.toMatchObject({
        code: 1,
        stderr: 'slipway: it is not built. Nothing was started. In a checkout, run bin/slipway instead.\n',
      });
    } finally {
      await rm(dir, { recursive: true });
    }
  });

  it('asks for the Node that it needs before it loads anything', async () => {
    const old = `data:text/javascript,${encodeURIComponent("Object.defineProperty(process.versions, 'node', { value: '20.1.0' })")}`;
    await expect(
      run(process.execPath, ['--import', old, resolve('bin/slipway.mjs'), '--version']),
    ).rejects.toMatchObject({
      code: 1,
      stderr:
        'slipway: it needs Node 24 or newer and runs on Node 20.1.0. Nothing was started. Install Node 24.\n',
    });
  });
});
