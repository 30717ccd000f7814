import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

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

/**
 * One build for both hosts: `out/main` holds the Electron starter, the engine's host process and the command line;
 * `out/renderer` is the same bundle whether a BrowserWindow or a browser loads it.
 */
export default defineConfig({
  main: {
    plugins: [nativePartsOfSsh],
    build: {
      // Plain JavaScript is bundled: opening hundreds of small files costs more of the start than running them.
      // Native addons, WebAssembly and what probes for optional parts stay packages.
      externalizeDeps: {
        exclude: [
          '@orpc/client',
          '@orpc/contract',
          '@orpc/server',
          'commander',
          'markdown-it',
          'yaml',
          'zod',
          'ssh-config',
          'ssh2',
        ],
      },
      rollupOptions: {
        input: {
          index: resolve('src/main/index.ts'),
          'engine-host': resolve('src/main/engine-host.ts'),
          cli: resolve('src/cli/index.ts'),
        },
      },
    },
  },
  preload: {
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
    plugins: [react()],
    build: {
      rollupOptions: { input: resolve('src/renderer/index.html') },
      target: 'chrome140',
      minify: true,
    },
  },
});
