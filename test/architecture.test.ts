import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = resolve('src');
/** Who may import whom: `shared <- engine <- main, cli`, `shared <- preload, renderer`, and the practice server beside the engine. */
const allowed: Readonly<Record<string, readonly string[]>> = {
  shared: ['shared'],
  practice: ['practice', 'engine/vendor-patches', 'shared/lib'],
  engine: ['shared', 'engine'],
  main: ['shared', 'engine', 'main', 'practice/practice-server.ts'],
  cli: ['shared', 'engine', 'cli', 'practice/practice-server.ts'],
  preload: ['shared', 'preload'],
  renderer: ['shared', 'renderer'],
};
/** A folder with more files than this is parted into rooms. */
const mostFiles = 14;
const mostLines = 300;

const everything = readdirSync(root, { recursive: true, encoding: 'utf8' });
const files = everything.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));
const imports = files.flatMap((file) => importsOf(file).map((target) => ({ file, target })));

describe('the house', () => {
  it.each(Object.keys(allowed))('%s imports only what lies below it', (layer) => {
    const strays = imports.filter(
      ({ file, target }) =>
        file.startsWith(`${layer}/`) &&
        allowed[layer]?.some((below) => target === below || target.startsWith(`${below}/`)) !== true,
    );
    expect(strays).toEqual([]);
  });

  it('keeps Electron out of everything but main and preload', () => {
    const users = files
      .filter((file) => /from 'electron'/.test(readFileSync(join(root, file), 'utf8')))
      .map((file) => file.split('/')[0]);
    expect([...new Set(users)].sort()).toEqual(['main', 'preload']);
  });

  it('has no circle between folders, of values or of types', () => {
    const edges = new Map<string, Set<string>>();
    for (const { file, target } of imports) {
      const [from, to] = [dirname(file), dirname(target)];
      if (from === to) continue;
      edges.set(from, (edges.get(from) ?? new Set()).add(to));
    }
    expect(circlesOf(edges)).toEqual([]);
  });

  it(`has at most ${mostFiles} files in a folder`, () => {
    const sources = everything.filter((file) => /\.(?:tsx?|css|html|sh)$/.test(file));
    const crowded = [...Map.groupBy(sources, dirname)].filter(([, some]) => some.length > mostFiles);
    expect(crowded.map(([folder, { length }]) => `${folder}: ${length}`)).toEqual([]);
  });

  it(`has no file of more than ${mostLines} lines`, () => {
    const long = files.filter(
      (file) => readFileSync(join(root, file), 'utf8').split('\n').length - 1 > mostLines,
    );
    expect(long).toEqual([]);
  });

  it('has scripts whose headers name a caller that exists', () => {
    const names = new Set(everything.map((file) => file.split('/').at(-1)));
    const strays = everything
      .filter((file) => file.endsWith('.sh'))
      .flatMap((file) => {
        const caller = /^# Called by: ([\w-]+\.(?:ts|sh))/m.exec(readFileSync(join(root, file), 'utf8'))?.[1];
        return caller === undefined || names.has(caller) ? [] : [`${file}: ${caller}`];
      });
    expect(strays).toEqual([]);
  });

  it('names the files of a run folder in one place', () => {
    const strays = files.filter((file) =>
      /'(?:journal\.ndjson|plan\.md|plan\.json|sidecar\.json|vouched\.json|reached\.json|runs|steps)'/.test(
        readFileSync(join(root, file), 'utf8').replace(/^import .*$/gm, ''),
      ),
    );
    expect(strays.filter((file) => /^(?:engine|cli)\/(?!plan\/)/.test(file))).toEqual([
      'engine/journal/run-folder.ts',
      'engine/journal/run-notes.ts',
    ]);
  });

  it('has a glossary whose every term is there once, in order, with a file that exists', () => {
    const rows = [...readFileSync('GLOSSARY.md', 'utf8').matchAll(/^\| ([^|]+) \| [^|]+ \| `([^`]+)` \|$/gm)];
    const terms = rows.map(([, term = '']) => term);
    expect(terms.length).toBeGreaterThan(50);
    expect(terms).toEqual([...new Set(terms)].toSorted((a, b) => a.localeCompare(b, 'en')));
    expect(rows.flatMap(([, , file = '']) => (everything.includes(file) ? [] : [file]))).toEqual([]);
  });

  it('loads no schemas and no word lists for a rollback from a cold start: building schemas is a seventh of its time', () => {
    const loaded = loadedBy([
      'cli/index.ts',
      'cli/host/preconnect-rollback.ts',
      'cli/host/with-engine.ts',
      'cli/commands/rollback.ts',
    ]);
    const users = loaded.filter((file) =>
      /^import (?!type)[^;]*from 'zod'/m.test(readFileSync(join(root, file), 'utf8')),
    );
    expect(users).toEqual([]);
    // The words of documents are for reading one, which a rollback does not.
    expect(loaded.filter((file) => file.startsWith('engine/plan/words/'))).toEqual([]);
    expect(loaded).toContain('engine/composition/engine.ts');
  });
});

/** Files below `src` that a file imports, whether values or types, at once or later. */
function importsOf(file: string): readonly string[] {
  const text = readFileSync(join(root, file), 'utf8');
  return [...text.matchAll(/from '(\.[^']+)'|import\('(\.[^']+)'\)|^import '(\.[^']+)'/gm)].map(
    ([, from, later, bare]) => relative(root, resolve(root, dirname(file), from ?? later ?? bare ?? '')),
  );
}

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

/** The circles of a graph, each as the path that closes it. */
function circlesOf(edges: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const circles: string[] = [];
  const done = new Set<string>();
  const visit = (node: string, path: readonly string[]): void => {
    const start = path.indexOf(node);
    if (start !== -1) {
      circles.push([...path.slice(start), node].join(' -> '));
      return;
    }
    if (done.has(node)) return;
    for (const next of edges.get(node) ?? []) visit(next, [...path, node]);
    done.add(node);
  };
  for (const node of edges.keys()) visit(node, []);
  return circles;
}
