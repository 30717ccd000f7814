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

  it('loads no schemas for a rollback from a cold start: building them is a seventh of its time', () => {
    const loaded = loadedBy([
      'cli/index.ts',
      'cli/rollback-ahead.ts',
      'cli/with-engine.ts',
      'cli/commands/rollback.ts',
    ]);
    const users = loaded.filter((file) =>
      /^import (?!type)[^;]*from 'zod'/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(users).toEqual([]);
    expect(loaded).toContain('engine/engine.ts');
  });
});

/** Files that are loaded together with others: what they import at once, and what that imports. */
function loadedBy(entries: readonly string[]): readonly string[] {
  const loaded = new Set<string>();
  const left = [...entries];
  for (let file = left.pop(); file !== undefined; file = left.pop()) {
    if (loaded.has(file) || !files.includes(file)) continue;
    loaded.add(file);
    const text = readFileSync(join(root, file), 'utf8');
    for (const [, from = ''] of text.matchAll(/^(?:import|export) (?!type)[^;]*?from '(\.[^']+)'/gm))
      left.push(relative(root, resolve(root, dirname(file), from)));
  }
  return [...loaded];
}
