import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve('src');
/** Who may import whom: `shared <- engine <- main, cli` and `shared <- preload, renderer`. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  engine: ['shared', 'engine'],
  main: ['shared', 'engine', 'main'],
  cli: ['shared', 'engine', 'cli'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
};
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
  (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'),
);

describe('the house', () => {
  it.each(Object.keys(allowed))('%s imports only what lies below it', (layer) => {
    const strays: string[] = [];
    for (const file of files.filter((each) => each.startsWith(`${layer}/`))) {
      for (const [, from] of readFileSync(join(root, file), 'utf8').matchAll(
        /from '(\.[^']+)'|import\('(\.[^']+)'\)/g,
      )) {
        if (from === undefined) continue;
        const target = relative(root, resolve(root, dirname(file), from)).split('/')[0] ?? '';
        if (allowed[layer]?.includes(target) !== true) strays.push(`${file} -> ${from}`);
      }
    }
    expect(strays).toEqual([]);
  });

  it('keeps Electron out of everything but main and preload', () => {
    const users = files
      .filter((file) => /from 'electron'/.test(readFileSync(join(root, file), 'utf8')))
      .map((file) => file.split('/')[0]);
    expect([...new Set(users)].sort()).toEqual(['main', 'preload']);
  });
});
