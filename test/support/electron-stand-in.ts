import { chmod, mkdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** What stands in front of the fuses in every Electron. */
export const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');

/** The fuses of Electron 45, in their order, as they must stand in a package: 1 is on, 0 is off. */
export const fuses = [
  ['runAsNode', 0],
  ['enableCookieEncryption', 0],
  ['enableNodeOptionsEnvironmentVariable', 0],
  ['enableNodeCliInspectArguments', 0],
  ['enableEmbeddedAsarIntegrityValidation', 1],
  ['onlyLoadAppFromAsar', 1],
  ['loadBrowserProcessSpecificV8Snapshot', 0],
  ['grantFileProtocolExtraPrivileges', 0],
] as const;

/** The fuses of a program as they stand in it, by name. */
export function fusesIn(program: Buffer): readonly (readonly [string, number])[] {
  const at = program.indexOf(sentinel) + sentinel.length + 2;
  return fuses.map(([name], index) => [name, Number(String.fromCharCode(program[at + index] ?? 0))] as const);
}

/** No program, but fuses where a program has them, each the other way round. */
function program(): Buffer {
  const wire = Buffer.from(fuses.map(([, on]) => (on === 1 ? '0' : '1')).join(''));
  return Buffer.concat([Buffer.from('made up '), sentinel, Buffer.from([1, wire.length]), wire]);
}

/** A folder that electron-builder takes for Electron's on Linux. Gives its path. */
export async function linuxElectron(folder: string, version: string): Promise<string> {
  await mkdir(join(folder, 'resources'), { recursive: true });
  await mkdir(join(folder, 'locales'));
  await put(join(folder, 'electron'), program());
  await put(join(folder, 'version'), `${version}\n`);
  await put(join(folder, 'LICENSE'), 'license of Electron');
  await put(join(folder, 'LICENSES.chromium.html'), 'licenses of Chromium');
  return folder;
}

/** A folder that electron-builder takes for Electron's on macOS: the application and its four helpers. Gives its path. */
export async function macElectron(folder: string, version: string): Promise<string> {
  const contents = join(folder, 'Electron.app', 'Contents');
  await put(join(contents, 'MacOS', 'Electron'), 'made up');
  await put(join(contents, 'Info.plist'), plist('Electron', 'com.github.Electron'));
  await mkdir(join(contents, 'Resources'), { recursive: true });
  const frameworks = join(contents, 'Frameworks');
  await put(join(frameworks, 'Electron Framework.framework', 'Electron Framework'), program());
  for (const kind of ['', ' (GPU)', ' (Plugin)', ' (Renderer)']) {
    const helper = `Electron Helper${kind}`;
    await put(join(frameworks, `${helper}.app`, 'Contents', 'MacOS', helper), 'made up');
    await put(
      join(frameworks, `${helper}.app`, 'Contents', 'Info.plist'),
      plist(helper, 'com.github.Electron.helper'),
    );
  }
  await put(join(folder, 'version'), `${version}\n`);
  await put(join(folder, 'LICENSE'), 'license of Electron');
  await put(join(folder, 'LICENSES.chromium.html'), 'licenses of Chromium');
  return folder;
}

function plist(name: string, id: string): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<plist version="1.0"><dict>
<key>CFBundleExecutable</key><string>${name}</string>
<key>CFBundleIdentifier</key><string>${id}</string>
<key>CFBundleName</key><string>${name}</string>
<key>CFBundlePackageType</key><string>APPL</string>
</dict></plist>
`;
}

/** A file with its folder; a program, as everything of Electron's may be. */
async function put(file: string, content: string | Buffer): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, content);
  await chmod(file, 0o755);
}
