import { execFileSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { withoutAppImage } from '../../../src/main/environment/without-appimage.ts';

/** What electron-builder's AppRun exports before it starts the program, and what the AppImage's runtime and Electron set. */
const appRun = `
export APPDIR=/tmp/.mount_SlipwaX APPIMAGE=/home/ada/Slipway.AppImage ARGV0=Slipway.AppImage OWD=/home/ada
export CHROME_DESKTOP=slipway.desktop GDK_BACKEND=x11
export PATH="\${APPDIR}:\${APPDIR}/usr/sbin\${PATH:+:\${PATH}}"
export XDG_DATA_DIRS="\${APPDIR}/usr/share/\${XDG_DATA_DIRS:+:\${XDG_DATA_DIRS}}:/usr/share/gnome:/usr/local/share/:/usr/share/"
export LD_LIBRARY_PATH="\${APPDIR}/usr/lib\${LD_LIBRARY_PATH:+:\${LD_LIBRARY_PATH}}"
export GSETTINGS_SCHEMA_DIR="\${APPDIR}/usr/share/glib-2.0/schemas\${GSETTINGS_SCHEMA_DIR:+:\${GSETTINGS_SCHEMA_DIR}}"
exec /usr/bin/env -0
`;

/** The environment of a program that was started by an AppImage. */
function startedByAppImage(env: Readonly<Record<string, string>>): Record<string, string> {
  const said = execFileSync('/bin/sh', ['-c', appRun], { env, encoding: 'utf8' });
  const entries = said.split('\0').filter((entry) => entry !== '');
  return Object.fromEntries(
    entries
      .map((entry) => [entry.slice(0, entry.indexOf('=')), entry.slice(entry.indexOf('=') + 1)] as const)
      // The script's own shell sets it.
      .filter(([name]) => name !== 'PWD'),
  );
}

describe.skipIf(process.platform === 'win32')('an AppImage', () => {
  it.each([
    ['nothing of its own', { PATH: '/usr/bin:/bin', HOME: '/home/ada' }],
    [
      'libraries and data folders of its own',
      {
        PATH: '/opt/team/bin:/usr/bin:/bin',
        LD_LIBRARY_PATH: '/opt/oracle/lib:/opt/cuda/lib64',
        XDG_DATA_DIRS: '/home/ada/share:/usr/share/',
        GSETTINGS_SCHEMA_DIR: '/home/ada/schemas',
        TEAM: 'ours',
      },
    ],
  ])('leaves a caller with %s the environment it had', (_what, env) => {
    const started = startedByAppImage(env);
    expect(started.LD_LIBRARY_PATH).toContain('/tmp/.mount_SlipwaX/usr/lib');
    expect(withoutAppImage(started)).toEqual(env);
  });

  it('takes a folder beside the mount for what it is', () => {
    const env = { APPDIR: '/tmp/.mount_S', PATH: '/tmp/.mount_S/usr/sbin:/tmp/.mount_Sother/bin:/usr/bin' };
    expect(withoutAppImage(env)).toEqual({ PATH: '/tmp/.mount_Sother/bin:/usr/bin' });
  });

  it('that there is none takes nothing but the name of the desktop entry', () => {
    const env = { PATH: '/usr/bin', GDK_BACKEND: 'wayland', OWD: '/x', LD_LIBRARY_PATH: '/a:' };
    expect(withoutAppImage({ ...env, CHROME_DESKTOP: 'slipway.desktop' })).toEqual(env);
  });
});
