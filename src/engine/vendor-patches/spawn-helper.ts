import { chmodSync, statSync } from 'node:fs';
import { join } from 'node:path';

const executable = 0o111;

/**
 * Makes the program executable through which node-pty starts everything on macOS: its npm package brings it without the
 * execute bit, and then no terminal can start. `ptyFolder` is node-pty's own. Throws the file system's error where that
 * cannot be changed.
 */
export function makeHelperExecutable(ptyFolder: string, arch: string = process.arch): void {
  const unpacked = ptyFolder.replace(/\.asar(?=[\\/])/, '.asar.unpacked');
  for (const folder of ['build/Release', `prebuilds/darwin-${arch}`]) {
    const helper = join(unpacked, folder, 'spawn-helper');
    const info = statSync(helper, { throwIfNoEntry: false });
    // In a package the bit is set when it is made: what is signed is not changed.
    if (info !== undefined && (info.mode & executable) !== executable)
      chmodSync(helper, info.mode | executable);
  }
}
