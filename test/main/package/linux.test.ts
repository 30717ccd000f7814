import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses, fusesIn, linuxElectron } from '../../support/electron-stand-in.ts';
import { handedOnNames } from '../../support/handed-on-packages.ts';
import { copyForPackaging, filesOf, packageDir, straysIn } from '../../support/packaged-project.ts';
import { importsIn, unresolvedImports } from '../../support/unresolved-imports.ts';

const run = promisify(execFile);

/** Most bytes of the archive. It had 7.8 million when this was written. */
const mostBytes = 10_000_000;

describe.skipIf(process.platform !== 'linux')('a package for Linux, around a stand-in for Electron', () => {
  let dir = '';
  let built = '';
  let extracted = '';
  let files: readonly string[] = [];
  let said = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    const project = await copyForPackaging(dir);
    said = await packageDir(project, 'linux', await linuxElectron(join(dir, 'electron'), '45.4.1'));
    built = join(
      project,
      'dist',
      process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
    );
    extracted = join(dir, 'extracted');
    files = filesOf(join(built, 'resources', 'app.asar'), extracted);
  }, 120_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('holds the bundle and what stays a module of its own, and nothing else', () => {
    expect(straysIn(files)).toEqual([]);
    for (const file of ['out/main/index.js', 'out/main/engine-host.js', 'out/preload/index.cjs'])
      expect(files).toContain(file);
    expect(files).toContain('node_modules/node-pty/build/Release/pty.node');
    expect(files.filter((file) => file.includes('/prebuilds/'))).toEqual([]);
  });

  it('is small', async () => {
    expect((await stat(join(built, 'resources', 'app.asar'))).size).toBeLessThan(mostBytes);
  });

  it('has within its archive whatever its code imports', () => {
    const code = files.filter((file) => /^out\/(?:main|preload)\/.*\.c?js$/.test(file));
    expect(code.length).toBeGreaterThan(10);
    const found = code.flatMap((file) => importsIn(readFileSync(join(extracted, file), 'utf8')));
    for (const name of ['ws', 'web-tree-sitter', 'node-pty', 'tree-sitter-bash/tree-sitter-bash.wasm'])
      expect(found).toContain(name);
    // ssh2 takes its native ciphers where they load, which they do in no Electron, and Node's own elsewhere.
    expect(unresolvedImports(extracted, code).map((line) => line.replace(/^[^:]*: /, ''))).toEqual([
      'ssh2/lib/protocol/crypto/build/Release/sshcrypto.node',
    ]);
  });

  it('says who it is, and nothing of how it is developed', async () => {
    const about = JSON.parse(await readFile(join(extracted, 'package.json'), 'utf8'));
    expect(about).toMatchObject({
      name: 'slipway',
      productName: 'Slipway',
      desktopName: 'dev.slipway.console.desktop',
      main: 'out/main/index.js',
    });
    expect(about.devDependencies).toBeUndefined();
  });

  it('has its fuses set, and its code in an archive', async () => {
    expect(fusesIn(await readFile(join(built, 'slipway-desktop')))).toEqual(fuses);
    await expect(stat(join(built, 'resources', 'app'))).rejects.toThrow('ENOENT');
  });

  it('has programs that can be run', async () => {
    const programs = ['server/bin/service', 'server/bin/systemctl'].map((name) => join('practice', name));
    for (const program of programs)
      expect((await stat(join(built, 'resources', program))).mode & 0o777, program).toBe(0o755);
    expect((await stat(join(built, 'slipway-desktop'))).mode & 0o777).toBe(0o755);
  });

  it('comes with its licenses, a bill of materials and checksums', async () => {
    const notices = await readFile(join(built, 'resources', 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react', 'zod', 'ssh2', 'node-pty', 'ws', '@fontsource-variable/inter', 'electron'])
      expect(notices).toMatch(new RegExp(`^${name} \\d`, 'm'));
    expect(await readFile(join(built, 'LICENSES.chromium.html'), 'utf8')).toBe('licenses of Chromium');
    const bill = JSON.parse(await readFile(join(built, '..', 'slipway.cdx.json'), 'utf8'));
    const components: readonly string[] = bill.components.map(({ name }: { name: string }) => name);
    expect(components).toContain('electron');
    expect(components).not.toContain('vitest');
    // Licenses and known holes are looked at without a build, in supply.test.ts: it must know all that one takes.
    const known = handedOnNames();
    expect(components.filter((name) => !known.has(name))).toEqual([]);
    expect(notices.match(/^\S+ \d\S* \(.+\)$/gm)).toHaveLength(components.length);
    await run('sha256sum', ['--check', '--quiet', 'SHA256SUMS'], { cwd: join(built, '..') });
    expect(said).toContain('THIRD-PARTY-NOTICES.txt');
  });

  it('releases and rolls back with its own engine, from its archive', async () => {
    const home = join(dir, 'home');
    await mkdir(home, { mode: 0o700 });
    const { stdout } = await run(
      process.execPath,
      [
        resolve('test/support/rehearse-by-ports.ts'),
        join(extracted, 'out', 'main', 'engine-host.js'),
        join(built, 'resources'),
      ],
      { env: { ...process.env, SLIPWAY_HOME: home, SLIPWAY_SIGNING_KEY: 'none' } },
    );
    expect(JSON.parse(stdout)).toMatchObject({
      info: { host: 'electron', version: '9.9.9' },
      passed: expect.toSatisfy((count: number) => count > 30),
      rollback: 'passed',
    });
  }, 90_000);
});
