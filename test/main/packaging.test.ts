import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';

// What a package is built with, read from its description. package-fuses.test.ts builds one, around a stand-in for Electron.

const builder = parse(readFileSync('electron-builder.yml', 'utf8')) as Record<string, unknown>;

describe('a package', () => {
  test('has every fuse set that keeps it from running anything but itself', () => {
    expect(builder.electronFuses).toEqual({
      runAsNode: false,
      enableCookieEncryption: true,
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

  test('has only the practice project beside the archive', () => {
    expect(builder.extraResources).toEqual([{ from: 'resources/practice', to: 'practice' }]);
    expect(builder.extraFiles).toBeUndefined();
  });

  test('never starts without its sandbox by itself', () => {
    expect(readFileSync('electron-builder.yml', 'utf8')).not.toMatch(/no-sandbox|executableArgs/);
  });

  test('is of one pinned Electron', () => {
    const { devDependencies } = createRequire(import.meta.url)('../../package.json') as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
