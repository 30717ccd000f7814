import { createRequire, registerHooks } from 'node:module';

// Makes this process one of Electron as far as files go: node:fs takes an `.asar` for a folder, original-fs does not.
const files = createRequire(import.meta.url)('node:fs') as typeof import('node:fs');
const plain = { ...files, promises: { ...files.promises } };
Object.assign(globalThis, { plainFilesOfElectron: plain });
Object.defineProperty(process, 'versions', { value: { ...process.versions, electron: '45.4.1' } });

const asFolder = { isFile: () => false, isDirectory: () => true, isSymbolicLink: () => false };
for (const name of ['stat', 'lstat'] as const) {
  const real = files.promises[name] as (path: string) => Promise<object>;
  const patched = async (path: string): Promise<object> => {
    const info = await real(path);
    return path.endsWith('.asar') ? Object.assign(info, asFolder) : info;
  };
  Object.assign(files.promises, { [name]: patched });
}
Object.assign(files, {
  createReadStream: () => {
    throw new Error('an archive is no file');
  },
});

registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'original-fs'
      ? { url: 'electron:original-fs', shortCircuit: true }
      : next(specifier, context),
  load: (url, context, next) =>
    url === 'electron:original-fs'
      ? {
          format: 'commonjs',
          source: 'module.exports = globalThis.plainFilesOfElectron;',
          shortCircuit: true,
        }
      : next(url, context),
});
