import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';
import { recordPackages } from './scripts/package/record-packages.ts';
import { scaleCss } from './scripts/scale-css.ts';
import { loadScript, type ScriptName } from './src/engine/transport/scripts/load-script.ts';

/**
 * ssh2 looks for two native addons. Its own ciphers stay where npm built them; what it would ask about the processor only
 * orders ciphers, which Slipway names itself, and costs a rollback from a cold start ten milliseconds.
 */
const nativePartsOfSsh: Plugin = {
  name: 'native-parts-of-ssh2',
  enforce: 'pre',
  resolveId: (id) => {
    if (id.endsWith('/sshcrypto.node'))
      return { id: 'ssh2/lib/protocol/crypto/build/Release/sshcrypto.node', external: true };
    return id === 'cpu-features' ? '\0no-cpu-features' : null;
  },
  load: (id) => (id === '\0no-cpu-features' ? 'throw new Error("not part of the bundle")' : null),
};

/** What ssh2 transfers are files of a team, which are read as they are; see src/engine/vendor-patches/plain-files.ts. */
const plainFilesOfSsh: Plugin = {
  name: 'plain-files-of-ssh2',
  enforce: 'pre',
  transform(code, id) {
    if (!id.endsWith('/ssh2/lib/protocol/SFTP.js')) return null;
    const files = JSON.stringify(resolve('src/engine/vendor-patches/plain-files.ts'));
    const plain = code.replace("const fs = require('fs');", `const { plainFiles: fs } = require(${files});`);
    if (plain === code) this.error('ssh2 opens the files it transfers in another way than before');
    return { code: plain, map: null };
  },
};

/**
 * Puts the text of a shell script where it is loaded by name, so that the bundle needs no script files. Fails for a name that
 * is no literal: it would only be missed when the script is needed.
 */
const inlineShellScripts: Plugin = {
  name: 'inline-shell-scripts',
  enforce: 'pre',
  transform(code, id) {
    if (!code.includes('loadScript(') || id.endsWith('/load-script.ts')) return null;
    const inlined = code.replace(/\bloadScript\('([^']+)'\)/g, (_, name: ScriptName) =>
      JSON.stringify(loadScript(name)),
    );
    if (inlined.includes('loadScript(')) this.error('loadScript takes the name of a script as a literal');
    return { code: inlined, map: null };
  },
};

/**
 * What a rollback from a cold start loads one after the other is one file each, with all it stands on: opening a file costs as
 * much as running what is in it. What is named first is loaded first, and keeps what it shares with those behind it.
 */
const loadedTogether = [
  // The few functions that every process uses: the desktop's own process would load the engine for them.
  chunk('shared', 8, [
    'engine/lib/private-folder',
    'engine/lib/state-folder',
    'shared/lib/attempt',
    'shared/text/assert-never',
    'shared/text/control-characters',
    'shared/text/error-text',
  ]),
  chunk('program', 7, ['cli/program', 'cli/host/paths', 'cli/print/exit-codes', 'cli/host/end-process']),
  chunk('ahead', 6, ['cli/host/preconnect-rollback']),
  chunk('resolve', 5, ['engine/transport/ssh/config/resolve-host']),
  chunk('links', 4, ['engine/transport/ssh/connect/preconnected-links']),
  chunk('ssh', 3, ['engine/vendor-patches/ssh2-client']),
  chunk('schemas', 2, ['shared/journal/events', 'shared/plan/plan', 'shared/sidecar/sidecar']),
  chunk('engine', 1, ['cli/host/with-engine', 'cli/commands/rollback']),
];

/** A file of the bundle that starts from modules of `src`. Throws where one of them has moved: nothing else would tell. */
function chunk(name: string, priority: number, modules: readonly string[]) {
  const missing = modules.filter((module) => !existsSync(`src/${module}.ts`));
  if (missing.length > 0)
    throw new Error(`The chunk "${name}" names no file: src/${missing.join('.ts, src/')}.ts`);
  return { name, priority, test: new RegExp(`/src/(?:${modules.join('|')})\\.ts$`) };
}

/** Tells this build from every other one: all that decides what a run's files look like. */
function buildId(): string {
  const id = createHash('sha256');
  for (const folder of ['src/shared', 'src/engine'])
    for (const file of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort())
      if (file.endsWith('.ts')) id.update(file).update(readFileSync(join(folder, file)));
  return id.digest('hex').slice(0, 16);
}

/**
 * One build for both hosts: `out/main` holds the Electron starter, the engine's host process and the command line;
 * `out/renderer` is the same bundle whether a BrowserWindow or a browser loads it.
 */
export default defineConfig({
  main: {
    plugins: [nativePartsOfSsh, plainFilesOfSsh, inlineShellScripts, recordPackages('main')],
    define: { __SLIPWAY_BUILD__: JSON.stringify(buildId()) },
    build: {
      // Plain JavaScript is bundled: opening hundreds of small files costs more of the start than running them.
      // Native addons, WebAssembly and what probes for optional parts stay packages: the dependencies of package.json. The others
      // are development dependencies, and nobody has to install them. Of ssh2 only its native ciphers stay.
      externalizeDeps: { exclude: ['ssh2'] },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'engine-host': resolve('src/main/engine/engine-host.ts'),
          cli: resolve('src/cli/index.ts'),
        },
        output: { codeSplitting: { groups: loadedTogether } },
      },
    },
  },
  preload: {
    plugins: [recordPackages('preload')],
    // A sandboxed preload must be CommonJS.
    build: {
      rollupOptions: {
        input: resolve('src/preload/index.ts'),
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: resolve('src/renderer'),
    plugins: [react(), recordPackages('renderer')],
    worker: { plugins: () => [recordPackages('workers')] },
    css: { postcss: { plugins: [scaleCss] } },
    build: {
      rollupOptions: { input: resolve('src/renderer/index.html') },
      target: 'chrome140',
      minify: true,
    },
  },
});
