import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

export type ElectronBinary = { readonly path: string } | { readonly missing: string };

/** The installed Electron program, or why there is none to test with. */
export function findElectron(): ElectronBinary {
  const folder = dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  const dist = process.env.ELECTRON_OVERRIDE_DIST_PATH ?? join(folder, 'dist');
  const named = join(folder, 'path.txt');
  const binary = existsSync(named) ? join(dist, readFileSync(named, 'utf8')) : null;
  if (binary === null || !existsSync(binary)) {
    return { missing: 'no Electron binary is installed (fetch it with: npx install-electron)' };
  }
  if (process.platform === 'linux' && !process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) {
    return { missing: 'there is no display (run under xvfb-run)' };
  }
  return { path: binary };
}
