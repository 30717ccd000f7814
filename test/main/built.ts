import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { buildIfStale } from '../../scripts/build.mjs';

/** Where the build puts what Electron starts. */
export const mainFile = resolve('out/main/index.js');
export const preloadFile = resolve('out/preload/index.cjs');

/** Builds the application where a source is newer than what was built. */
export async function build(): Promise<void> {
  await buildIfStale();
}

/** The files that are loaded with a file of the bundle before anything runs, itself included. */
export function loadedWith(file: string, known: Set<string> = new Set()): ReadonlySet<string> {
  if (known.has(file)) return known;
  known.add(file);
  const text = readFileSync(file, 'utf8');
  for (const [, path = ''] of text.matchAll(/^(?:import|export) (?:[^;]*? from )?"(\.[^"]+)";/gm))
    loadedWith(join(dirname(file), path), known);
  return known;
}
