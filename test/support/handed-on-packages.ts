import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

interface Locked {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly peerDependencies?: Readonly<Record<string, string>>;
}

interface Lock {
  readonly packages: Readonly<Record<string, Locked>>;
}

/** An import of a package, in code or in a style sheet. */
const imported = /(?:from|import|url\()\s*\(?['"]((?:@[a-z][\w.-]*\/)?[a-z][\w.-]*)(?:\/[^'"]*)?['"]/g;

/**
 * All packages that are handed on with a release, by their path in the lock file: what the sources import, what is installed beside
 * them, and what those stand on. More than a build takes of them, and known without one.
 */
export function handedOnPackages(): ReadonlySet<string> {
  const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as Lock;
  const found = new Set<string>();
  const waiting = ['electron', ...importedNames(), ...Object.keys(packages['']?.dependencies ?? {})].map(
    (name) => `node_modules/${name}`,
  );
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    const locked = packages[path];
    if (locked === undefined || found.has(path)) continue;
    found.add(path);
    // Electron's own dependencies fetch it, and are no part of it.
    if (path === 'node_modules/electron') continue;
    const names = { ...locked.dependencies, ...locked.optionalDependencies, ...locked.peerDependencies };
    for (const name of Object.keys(names)) waiting.push(pathOf(packages, path, name));
  }
  return found;
}

/** Their names, without where they lie. */
export function handedOnNames(): ReadonlySet<string> {
  return new Set([...handedOnPackages()].map((path) => path.replace(/^.*node_modules\//, '')));
}

/** Where a package that is asked for from another lies: the nearest of that name. */
function pathOf(packages: Lock['packages'], from: string, name: string): string {
  const own = `${from}/node_modules/${name}`;
  if (packages[own] !== undefined || !from.includes('/node_modules/')) {
    return packages[own] === undefined ? `node_modules/${name}` : own;
  }
  return pathOf(packages, from.slice(0, from.lastIndexOf('/node_modules/')), name);
}

function importedNames(): readonly string[] {
  return readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:tsx?|css)$/.test(file))
    .flatMap((file) => [...readFileSync(join('src', file), 'utf8').matchAll(imported)])
    .map(([, name = '']) => name);
}
