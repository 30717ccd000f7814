import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// What a package is built with, read from its description. The tests in package/ build some, around a stand-in for Electron.

const builder = parse(readFileSync('electron-builder.yml', 'utf8')) as Record<string, unknown>;

describe('a package', () => {
  test('has every fuse set that keeps it from running anything but itself', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: false,
      enableNodeOptionsEnvironmentVariable: false,
      enableNodeCliInspectArguments: false,
      enableEmbeddedAsarIntegrityValidation: true,
      onlyLoadAppFromAsar: true,
      loadBrowserProcessSpecificV8Snapshot: false,
      grantFileProtocolExtraPrivileges: false,
    });
  });

  test('keeps its code in an archive whose integrity is checked, but for what the system has to load as a file', () => {
    expect(builder.asar).toBe(true);
    expect(builder.asarUnpack).toEqual(['node_modules/node-pty/**']);
    expect(builder.disableAsarIntegrity).toBeUndefined();
  });

  test('has only the practice project and the licenses beside the archive', () => {
    expect(builder.extraResources).toEqual([
      { from: 'resources/practice', to: 'practice' },
      { from: 'out/notices/THIRD-PARTY-NOTICES.txt', to: 'THIRD-PARTY-NOTICES.txt' },
    ]);
    expect(builder.extraFiles).toBeUndefined();
  });

  test('never starts without its sandbox by itself', () => {
    expect(readFileSync('electron-builder.yml', 'utf8')).not.toMatch(/no-sandbox|executableArgs/);
  });

  test('claims no Markdown file on Windows: the installer offers Slipway, and takes the offer back', () => {
    const { win, fileAssociations, nsis } = builder as {
      readonly win: Record<string, unknown>;
      readonly fileAssociations: unknown;
      readonly nsis: { readonly include: string };
    };
    expect(fileAssociations).toBeUndefined();
    expect(win.fileAssociations).toBeUndefined();
    const script = readFileSync(nsis.include, 'utf8');
    const [install = '', uninstall = ''] = script.split('!macro customUnInstall');
    for (const extension of ['.md', '.markdown']) {
      // The default of the extension's key is what opens it; only its list of offers is written.
      expect(script).not.toContain(`"Software\\Classes\\${extension}" `);
      const offer = `"Software\\Classes\\${extension}\\OpenWithProgids" "Slipway.Checklist"`;
      expect(install).toContain(`WriteRegNone SHELL_CONTEXT ${offer}`);
      expect(uninstall).toContain(`DeleteRegValue SHELL_CONTEXT ${offer}`);
    }
  });

  test('is of one pinned Electron, put together by one pinned electron-builder', () => {
    const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    expect(devDependencies['electron-builder']).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
