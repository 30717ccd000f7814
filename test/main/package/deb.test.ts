import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linuxElectron } from '../../support/electron-stand-in.ts';
import { copyForPackaging, runBuilder } from '../../support/packaged-project.ts';

const run = promisify(execFile);
const hasDpkg = spawnSync('dpkg-deb', ['--version']).status === 0;

describe.skipIf(process.platform !== 'linux')('a package for Debian, with a stand-in for fpm', () => {
  let dir = '';
  let project = '';
  let words: readonly string[] = [];
  const after = (word: string): string => words[words.indexOf(word) + 1] ?? '';
  const kept = (name: string): Promise<string> => readFile(join(dir, 'kept', name), 'utf8');

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    project = await copyForPackaging(dir);
    // What it holds is looked at in linux.test.ts.
    const app = await linuxElectron(join(dir, 'app'), '45.4.1');
    await runBuilder(project, ['--linux', 'deb', '--publish', 'never', '--prepackaged', app], {
      CUSTOM_FPM_PATH: resolve('test/support/fpm-stand-in.sh'),
      SLIPWAY_FPM_KEPT: join(dir, 'kept'),
    });
    words = (await kept('words')).trimEnd().split('\n');
  }, 60_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('says who made it and where to find them, under names that nobody else can have', () => {
    expect(after('--name')).toBe('slipway');
    expect(after('--maintainer')).toMatch(/^[^<>]+ <[^@\s]+@[^@\s]+\.invalid>$/);
    expect(new URL(after('--url')).hostname).toMatch(/\.invalid$/);
    expect(after('--license')).toBe('MIT');
  });

  it('asks for what Electron is linked with, and for the programs of OpenSSH', () => {
    const dependencies = words.filter((_, index) => words[index - 1] === '-d');
    expect(dependencies).toEqual(
      expect.arrayContaining(['libnss3', 'libgbm1', 'libasound2t64 | libasound2']),
    );
    expect(words.filter((_, index) => words[index - 1] === '--deb-recommends')).toEqual([
      'openssh-client',
      'libsecret-tools',
    ]);
  });

  it('starts from the desktop, as the program that the system expects of its windows, and is offered for Markdown', async () => {
    const entry = words.find((word) => word.endsWith('/applications/dev.slipway.console.desktop')) ?? '';
    const lines = (await kept(basename(entry.split('=')[0] ?? ''))).split('\n');
    expect(lines).toContain('Exec=/opt/Slipway/slipway-desktop %U');
    expect(lines).toContain('StartupWMClass=dev.slipway.console');
    expect(lines).toContain('Icon=slipway-desktop');
    expect(lines).toContain('MimeType=text/markdown;x-scheme-handler/slipway;');
    expect(words.filter((word) => word.includes('/share/mime/'))).toEqual([]);
  });

  it('brings the manual and icons of its own', async () => {
    const manuals = words.filter((word) => word.includes('/man1/')).map((word) => word.split('='));
    expect(manuals.map(([, to]) => to)).toEqual([
      '/usr/share/man/man1/slipway.1',
      '/usr/share/man/man1/slipway-desktop.1',
    ]);
    expect(await kept('slipway.1')).toContain('.TH SLIPWAY 1');
    const icons = words.filter((word) => word.includes('/hicolor/'));
    expect(icons.length).toBeGreaterThan(5);
    for (const word of icons) expect(word.startsWith(join(project, 'packaging', 'icons'))).toBe(true);
  });

  it('takes no command that is the one of the command line', async () => {
    const script = await kept(basename(after('--after-install')));
    expect(script).toContain("'/usr/bin/slipway-desktop'");
    expect(script).not.toMatch(/\/usr\/bin\/slipway['"\s]/);
    for (const option of ['--after-install', '--after-remove'])
      await run('bash', ['-n', join(dir, 'kept', basename(after(option)))]);
  });

  it.skipIf(!hasDpkg)('is taken by dpkg, from its name to its dependencies', async () => {
    const root = join(dir, 'root');
    await mkdir(join(root, 'DEBIAN'), { recursive: true });
    const dependencies = words.filter((_, index) => words[index - 1] === '-d');
    // The description has two lines, of which the words are kept as two.
    const synopsis = after('--description');
    const control = [
      `Package: ${after('--name')}`,
      `Version: ${after('--version')}`,
      `Architecture: ${after('--architecture')}`,
      `Maintainer: ${after('--maintainer')}`,
      `Depends: ${dependencies.join(', ')}`,
      `Section: ${after('--category')}`,
      `Priority: ${after('--deb-priority')}`,
      `Homepage: ${after('--url')}`,
      `Description: ${synopsis}`,
      words[words.indexOf(synopsis) + 1],
    ];
    await writeFile(join(root, 'DEBIAN', 'control'), `${control.join('\n')}\n`);
    for (const [option, name] of [
      ['--after-install', 'postinst'],
      ['--after-remove', 'postrm'],
    ] as const)
      await cp(join(dir, 'kept', basename(after(option))), join(root, 'DEBIAN', name));
    await run('chmod', ['755', join(root, 'DEBIAN', 'postinst'), join(root, 'DEBIAN', 'postrm')]);
    const file = join(dir, 'slipway.deb');
    const { stderr } = await run('dpkg-deb', ['--root-owner-group', '--build', root, file]);
    expect(stderr).toBe('');
    const { stdout } = await run('dpkg-deb', ['--field', file, 'Package', 'Depends']);
    expect(stdout).toMatch(/^Package: slipway\nDepends: libgtk-3-0, /);
    expect(existsSync(file)).toBe(true);
  });
});
