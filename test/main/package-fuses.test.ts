import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chmod, copyFile, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolders } from '../support/temp-folder.ts';

/** A folder with electron-builder in its node_modules: it is no dependency of ours, and whoever packages brings it. */
const packager = process.env.SLIPWAY_PACKAGER ?? '';
const builder = join(packager, 'node_modules', 'electron-builder', 'cli.js');
const isMissing = process.platform !== 'linux' || packager === '' || !existsSync(builder);
if (isMissing)
  process.stderr.write(
    'package-fuses.test is skipped: SLIPWAY_PACKAGER names no folder with electron-builder\n',
  );

const folder = tempFolders();

/** What stands in front of the fuses in every Electron. */
const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
/** The fuses of Electron 45, in their order, as they must stand in a package: 1 is on, 0 is off. */
const fuses = [
  ['runAsNode', 0],
  ['enableCookieEncryption', 1],
  ['enableNodeOptionsEnvironmentVariable', 0],
  ['enableNodeCliInspectArguments', 0],
  ['enableEmbeddedAsarIntegrityValidation', 1],
  ['onlyLoadAppFromAsar', 1],
  ['loadBrowserProcessSpecificV8Snapshot', 0],
  ['grantFileProtocolExtraPrivileges', 0],
] as const;

test.skipIf(isMissing)(
  'a package that is built from the description has its fuses set, and its code in an archive',
  {
    timeout: 180_000,
  },
  async () => {
    const dir = await folder();
    const own = (...parts: readonly string[]): string => join(dir, ...parts);
    for (const each of ['app/out/main', 'app/resources/practice', 'electron/resources', 'electron/locales'])
      await mkdir(own(each), { recursive: true });
    await copyFile('electron-builder.yml', own('app/electron-builder.yml'));
    const about = {
      name: 'slipway',
      version: '0.0.0',
      description: 'x',
      author: 'x',
      main: 'out/main/index.js',
    };
    await writeFile(own('app/package.json'), JSON.stringify(about));
    await writeFile(own('app/out/main/index.js'), 'code-of-ours');
    await writeFile(own('app/resources/practice/file'), 'x');
    // A stand-in for Electron: no program, but fuses where a program has them, each the other way round.
    const wire = Buffer.from(fuses.map(([, on]) => (on === 1 ? '0' : '1')).join(''));
    const head = Buffer.from([1, wire.length]);
    await writeFile(own('electron/electron'), Buffer.concat([Buffer.from('made up '), sentinel, head, wire]));
    await chmod(own('electron/electron'), 0o755);
    await writeFile(own('electron/version'), '45.4.1\n');

    const args = [
      '--linux',
      'dir',
      '--publish',
      'never',
      `-c.electronDist=${own('electron')}`,
      '-c.electronVersion=45.4.1',
    ];
    execFileSync(resolve('node_modules/node/bin/node'), [builder, ...args], {
      cwd: own('app'),
      stdio: 'pipe',
    });

    const built = own('app/dist/linux-unpacked');
    const program = await readFile(join(built, 'slipway'));
    const at = program.indexOf(sentinel) + sentinel.length;
    const states = [...program.subarray(at + 2, at + 2 + fuses.length).toString('latin1')];
    expect(states.map((state, index) => [fuses[index]?.[0], Number(state)])).toEqual(fuses);
    expect((await readFile(join(built, 'resources', 'app.asar'))).includes('code-of-ours')).toBe(true);
    expect(existsSync(join(built, 'resources', 'app'))).toBe(false);
  },
);
