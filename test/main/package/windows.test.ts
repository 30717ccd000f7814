import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linuxElectron } from '../../support/electron-stand-in.ts';
import { copyForPackaging, filesOf, runBuilder, straysIn } from '../../support/packaged-project.ts';

// electron-builder writes Slipway's name and icon into Electron's program, which a stand-in has no room for: it stops there. The archive
// is whole by then; the installer is made at a release alone.
describe('an application for Windows, up to its program', () => {
  let dir = '';
  let files: readonly string[] = [];
  let stopped = '';

  beforeAll(async () => {
    dir = await mkdtemp(join(tmpdir(), 'slipway-test-'));
    const project = await copyForPackaging(dir);
    await mkdir(join(project, 'out', 'main'), { recursive: true });
    await writeFile(join(project, 'out', 'main', 'index.js'), 'code of ours');
    await mkdir(join(project, 'out', 'notices'));
    await writeFile(join(project, 'out', 'notices', 'THIRD-PARTY-NOTICES.txt'), 'licenses');
    const electron = await linuxElectron(join(dir, 'electron'), '45.4.1');
    await writeFile(join(electron, 'electron.exe'), 'made up');
    const args = ['--win', 'dir', '--publish', 'never', `-c.electronDist=${electron}`];
    stopped = await runBuilder(project, args, {}).then(
      () => '',
      (error: { stdout: string; stderr: string }) => `${error.stdout}${error.stderr}`,
    );
    const folder = process.arch === 'x64' ? 'win-unpacked' : `win-${process.arch}-unpacked`;
    files = filesOf(join(project, 'dist', folder, 'resources', 'app.asar'), join(dir, 'extracted'));
  }, 60_000);
  afterAll(() => rm(dir, { recursive: true, force: true }));

  it('holds what the others hold, with the terminals of Windows', () => {
    expect(straysIn(files)).toEqual([]);
    const terminals = files.filter((file) => file.includes('/prebuilds/') || file.includes('/build/'));
    expect(terminals).toContain(`node_modules/node-pty/prebuilds/win32-${process.arch}/conpty.node`);
    expect(terminals).toContain(`node_modules/node-pty/prebuilds/win32-${process.arch}/conpty/conpty.dll`);
    expect(terminals.filter((file) => !file.includes(`/win32-${process.arch}/`))).toEqual([]);
  });

  it('stops at the program of the stand-in, and at nothing before it', () => {
    expect(stopped).toMatch(/resource|PE|executable|binary/i);
    expect(stopped).not.toMatch(/cannot find|not exist|invalid configuration/i);
  });
});
