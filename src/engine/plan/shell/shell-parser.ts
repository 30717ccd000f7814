import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { setFlagsFromString } from 'node:v8';
import { Language, Parser } from 'web-tree-sitter';

/** One logical command of a script: its source lines (0-based, inclusive) and whether it is a comment. */
export interface Statement {
  readonly first: number;
  readonly last: number;
  readonly comment: boolean;
}

export interface ShellParser {
  /** Top-level statements and comments in order. Tolerant: broken script gives best-effort statements. */
  statements(script: string): readonly Statement[];
  /** Whether nothing is missing at the end: no quote, bracket, loop or heredoc is open. */
  isComplete(script: string): boolean;
}

let loading: Promise<ShellParser> | null = null;

/** Loads the Bash grammar once a process (about 20 ms). */
export function loadShellParser(): Promise<ShellParser> {
  loading ??= load();
  return loading;
}

/**
 * V8 compiles a WebAssembly function when it is first called, and again, optimized, once it is hot. The grammar's lexer is one
 * huge function: optimizing it takes half a gigabyte and longer than reading a document does. So the grammar is compiled whole
 * while these flags hold. They are taken back right after: V8 refuses code that it kept under other flags, its own included.
 */
const compileOnce = '--no-wasm-lazy-compilation --no-wasm-tier-up --no-wasm-dynamic-tiering';
const asUsual = '--wasm-lazy-compilation --wasm-tier-up --wasm-dynamic-tiering';

async function load(): Promise<ShellParser> {
  const require = createRequire(import.meta.url);
  const grammar = await readFile(require.resolve('tree-sitter-bash/tree-sitter-bash.wasm'));
  // Threads that compile keep no process alive.
  const alive = setInterval(() => undefined, 60_000);
  setFlagsFromString(compileOnce);
  try {
    await Parser.init();
    const parser = new Parser();
    parser.setLanguage(await Language.load(grammar));
    return {
      statements: (script) => readStatements(parser, script),
      isComplete: (script) => isComplete(parser, script),
    };
  } finally {
    setFlagsFromString(asUsual);
    clearInterval(alive);
  }
}

/** A line that may begin, continue or end something longer than itself; scripts without one are cut by lines alone. */
const needsGrammar =
  /\\$|<<|^\s*(?:for|while|until|if|case|select|function|do|then|\{|\()\b|\(\)\s*\{|[({]\s*$|(?:&&|\|\||\|)\s*$/m;

function readStatements(parser: Parser, script: string): readonly Statement[] {
  if (!needsGrammar.test(script) && quotesAreBalanced(script)) return byLines(script);
  const tree = parser.parse(script);
  if (tree === null) return byLines(script);
  const found: Statement[] = [];
  const cursor = tree.walk();
  if (cursor.gotoFirstChild()) {
    do {
      const last =
        cursor.endPosition.column === 0 && cursor.endPosition.row > cursor.startPosition.row
          ? cursor.endPosition.row - 1
          : cursor.endPosition.row;
      found.push({ first: cursor.startPosition.row, last, comment: cursor.nodeType === 'comment' });
    } while (cursor.gotoNextSibling());
  }
  cursor.delete();
  tree.delete();
  return mergeSameLine(found);
}

function isComplete(parser: Parser, script: string): boolean {
  const masked = maskPlaceholders(script);
  if (!needsGrammar.test(masked) && quotesAreBalanced(masked)) return true;
  const tree = parser.parse(masked);
  const whole = tree === null || !tree.rootNode.hasError;
  tree?.delete();
  return whole;
}

/** `<version>` would read as a redirection and swallow what follows; only the lengths matter to the grammar. */
export function maskPlaceholders(script: string): string {
  if (!script.includes('<')) return script;
  return script.replace(
    /<(?!<)([\p{L}_][^<>\n|&;(]{0,60})>/gu,
    (_all, name: string) => `x${'x'.repeat(name.length)}x`,
  );
}

function byLines(script: string): readonly Statement[] {
  return script.split('\n').flatMap((text, index) => {
    const trimmed = text.trim();
    return trimmed === '' ? [] : [{ first: index, last: index, comment: trimmed.startsWith('#') }];
  });
}

/** `a; b` and `ls # note` are one line to their author: statements that share a line are one command. */
function mergeSameLine(statements: readonly Statement[]): readonly Statement[] {
  const merged: Statement[] = [];
  for (const statement of statements) {
    const before = merged.at(-1);
    if (before !== undefined && statement.first <= before.last) {
      merged[merged.length - 1] = {
        first: before.first,
        last: Math.max(before.last, statement.last),
        comment: before.comment && statement.comment,
      };
    } else merged.push(statement);
  }
  return merged;
}

function quotesAreBalanced(script: string): boolean {
  return script.split('\n').every((text) => {
    const code = text.replace(/(^|\s)#.*$/, '').replace(/\\./g, '');
    return (code.match(/'/g)?.length ?? 0) % 2 === 0 && (code.match(/"/g)?.length ?? 0) % 2 === 0;
  });
}
