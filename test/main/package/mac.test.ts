import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fuses, fusesIn, macElectron } from '../../support/electron-stand-in.ts';
import {
  copyForPackaging,
  filesOf,
  packageDir,
  plistString,
  straysIn,
} from '../../support/packaged-project.ts';

// A dmg and a signature need macOS; the application itself is put together anywhere.
describe.skipIf(process.platform === 'win32')(
  'an application for macOS, around a stand-in for Electron',
  () => {
    let dir = '';
    let contents = '';
    let files: readonly string[] = [];
    let said = '';

    beforeAll(async () => {
      dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
      const project = await copyForPackaging(dir);
      said = await packageDir(project, 'mac', await macElectron(join(dir, 'electron'), '45.4.1'));
      const folder = process.arch === 'x64' ? 'mac' : `mac-${process.arch}`;
      contents = join(project, 'dist', folder, 'Slipway.app', 'Contents');
      files = filesOf(join(contents, 'Resources', 'app.asar'), join(dir, 'extracted'));
    }, 120_000);
    afterAll(() => rm(dir, { recursive: true, force: true }));

    it('holds what the one for Linux holds, with the terminals of macOS', () => {
      expect(straysIn(files)).toEqual([]);
      expect(files.filter((file) => /pty\.node$|spawn-helper$/.test(file)).sort()).toEqual([
        `node_modules/node-pty/prebuilds/darwin-${process.arch}/pty.node`,
        `node_modules/node-pty/prebuilds/darwin-${process.arch}/spawn-helper`,
      ]);
    });

    it('starts terminals: their helper is executable before anything is signed', async () => {
      const unpacked = join(
        contents,
        'Resources',
        'app.asar.unpacked',
        'node_modules',
        'node-pty',
        'prebuilds',
      );
      const helper = join(unpacked, `darwin-${process.arch}`, 'spawn-helper');
      expect((await stat(helper)).mode & 0o777).toBe(0o755);
      expect(await readdir(unpacked)).toEqual([`darwin-${process.arch}`]);
    });

    it('tells macOS who it is and why it connects to servers of the local network', async () => {
      const plist = join(contents, 'Info.plist');
      expect(await plistString(plist, 'CFBundleIdentifier')).toBe('dev.slipway.console');
      expect(await plistString(plist, 'CFBundleName')).toBe('Slipway');
      expect(await plistString(plist, 'LSApplicationCategoryType')).toBe(
        'public.app-category.developer-tools',
      );
      expect(await plistString(plist, 'NSLocalNetworkUsageDescription')).toMatch(
        /connects over SSH to the servers/,
      );
      const text = await readFile(plist, 'utf8');
      expect(text).toMatch(/<key>CFBundleURLSchemes<\/key>\s*<array>\s*<string>slipway<\/string>/);
      expect(text).toContain('<key>ElectronAsarIntegrity</key>');
    });

    it('is offered for Markdown files and claims none', async () => {
      const plist = join(contents, 'Info.plist');
      expect(await plistString(plist, 'LSHandlerRank')).toBe('Alternate');
      expect(await plistString(plist, 'CFBundleTypeRole')).toBe('Viewer');
    });

    it('has its fuses set and its own icon', async () => {
      const framework = join(contents, 'Frameworks', 'Electron Framework.framework', 'Electron Framework');
      expect(fusesIn(await readFile(framework))).toEqual(fuses);
      const icon = await plistString(join(contents, 'Info.plist'), 'CFBundleIconFile');
      expect(await readFile(join(contents, 'Resources', icon ?? ''))).toEqual(
        await readFile(resolve('packaging/icons/icon.icns')),
      );
    });

    it('says that it is neither signed nor notarized without credentials', () => {
      expect(said).toMatch(/gets no signature: its credentials are not in the environment \(CSC_LINK/);
      expect(said).toMatch(
        /gets no notarization: its credentials are not in the environment \(APPLE_API_KEY/,
      );
    });
  },
);
