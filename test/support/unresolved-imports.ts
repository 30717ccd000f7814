import { existsSync, readFileSync } from 'node:fs';
import { builtinModules, createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { parseAst } from 'vite';

/** What a program loads by these names comes from its modules. */
const loaders = /^(?:require|load|__require|require\d*)(?:\.resolve)?$/;

/** Every import and require of some JavaScript files that leads nowhere, as `FILE: NAME`. Electron's own module and Node's are there. */
export function unresolvedImports(root: string, files: readonly string[]): readonly string[] {
  return files.flatMap((file) => {
    const path = join(root, file);
    return importsIn(readFileSync(path, 'utf8'))
      .filter((name) => !isThere(path, name))
      .map((name) => `${file}: ${name}`);
  });
}

function isThere(from: string, name: string): boolean {
  const bare = name.replace(/^node:/, '');
  if (name === 'electron' || builtinModules.includes(bare)) return true;
  if (name.startsWith('.')) return existsSync(resolve(dirname(from), name));
  try {
    return createRequire(from).resolve(name) !== '';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'MODULE_NOT_FOUND') return false;
    throw error;
  }
}

interface Node {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** The names that code imports and requires as literals, however it does so. */
export function importsIn(code: string): readonly string[] {
  const names = new Set<string>();
  visit(parseAst(code), (node) => {
    const name = importedBy(node);
    if (name !== null) names.add(name);
  });
  return [...names];
}

function importedBy(node: Node): string | null {
  if (/^(?:Import|ExportAll|ExportNamed)(?:Declaration|Expression)$/.test(node.type))
    return literal(node.source);
  if (node.type !== 'CallExpression' || !loaders.test(calleeOf(node.callee as Node))) return null;
  return literal((node.arguments as readonly unknown[])[0]);
}

function calleeOf(callee: Node): string {
  if (callee.type === 'Identifier') return String(callee.name);
  if (callee.type !== 'MemberExpression') return '';
  return `${calleeOf(callee.object as Node)}.${calleeOf(callee.property as Node)}`;
}

function literal(node: unknown): string | null {
  const { type, value } = (node ?? {}) as { readonly type?: string; readonly value?: unknown };
  return type === 'Literal' && typeof value === 'string' ? value : null;
}

function visit(value: unknown, see: (node: Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if ('type' in value && typeof value.type === 'string') see(value as Node);
  for (const each of Object.values(value)) visit(each, see);
}
