import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Plugin } from 'vite';

/** A package of node_modules that went into the bundle. */
export interface BundledPackage {
  readonly name: string;
  readonly version: string;
  /** Relative to the project, such as `node_modules/zod`. */
  readonly folder: string;
}

/** Everything up to the last `node_modules/NAME` or `node_modules/@SCOPE/NAME` of a path. */
const packageFolder = /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/;

/**
 * Writes which packages of node_modules went into a part of the bundle to `out/bundled/PART.json`, sorted: their licenses have to be
 * handed on with it. Style sheets count although no code is left of them, and so do the files they bring, such as fonts.
 */
export function recordPackages(part: string): Plugin {
  let root = '';
  return {
    name: 'record-packages',
    configResolved(config) {
      root = config.root;
    },
    generateBundle(_, bundle) {
      const sources = Object.values(bundle).flatMap((file) =>
        file.type === 'asset'
          ? file.originalFileNames.map((name) => resolve(root, name))
          : Object.entries(file.modules)
              .filter(([id, { renderedLength }]) => renderedLength > 0 || id.includes('.css'))
              .map(([id]) => id),
      );
      const folders = new Set(sources.flatMap((id) => packageFolder.exec(id.replace(/^\0/, ''))?.[0] ?? []));
      const packages = [...folders].sort().map(describe);
      mkdirSync('out/bundled', { recursive: true });
      writeFileSync(join('out', 'bundled', `${part}.json`), `${JSON.stringify(packages, null, 2)}\n`);
    },
  };
}

function describe(folder: string): BundledPackage {
  const { name, version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as BundledPackage;
  // From the first node_modules on: that folder itself may be a link to elsewhere.
  const from = folder.startsWith(process.cwd()) ? folder.slice(process.cwd().length) : folder;
  const parts = from.split(/[\\/]/);
  return { name, version, folder: parts.slice(parts.indexOf('node_modules')).join('/') };
}
