// electron-builder calls this with every unpacked application, before it is signed: what has to be in it is made sure of.
import { chmodSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Makes node-pty's helper for macOS executable: a signed application must not be changed later. Throws where the module that
 * starts every terminal and local step is missing for this system.
 * @param {{ electronPlatformName: string, appOutDir: string, packager: { getResourcesDir: (folder: string) => string } }} context
 */
export async function afterPack({ electronPlatformName, appOutDir, packager }) {
  const pty = join(packager.getResourcesDir(appOutDir), 'app.asar.unpacked', 'node_modules', 'node-pty');
  const prebuilds = join(pty, 'prebuilds');
  const folders = [
    join(pty, 'build', 'Release'),
    ...(existsSync(prebuilds) ? readdirSync(prebuilds).map((name) => join(prebuilds, name)) : []),
  ].filter((folder) => existsSync(join(folder, 'pty.node')));
  if (folders.length === 0)
    throw new Error(
      `node-pty is not there for ${electronPlatformName}: no terminal and no local step could start. The package was not made. Make it on that system, after: npm ci`,
    );
  if (electronPlatformName !== 'darwin') return;
  for (const folder of folders) chmodSync(join(folder, 'spawn-helper'), 0o755);
}
