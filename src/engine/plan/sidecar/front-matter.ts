import { parseDocument } from 'yaml';
import type { Diagnostic, PlanDefaults } from '../../../shared/plan/plan.ts';
import { readDefaults } from './read-defaults.ts';
import { keepScalarText } from './scalar-text.ts';
import { unfoldYaml } from './unfold-yaml.ts';

/** Characters: nobody writes more, and reading it costs the square of its keys. */
const longest = 16 * 1024;

/** A document without its front matter, and what that says. */
export interface FrontMatter {
  /** Its lines stay, empty, so that every later line keeps its number. */
  readonly body: string;
  readonly metadata: Record<string, string>;
  /** What it sets for runs; null where it sets nothing. */
  readonly defaults: PlanDefaults | null;
}

/** Takes YAML front matter off a document: single values become metadata, some settings act upon every run. */
export function takeFrontMatter(text: string, diagnostics: Diagnostic[]): FrontMatter {
  const match = /^\s?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/.exec(text);
  const nothing = { body: text, metadata: {}, defaults: null };
  // Two rules with words between them are no front matter: what stands there must begin as YAML does.
  if (match === null || !/^\s*(?:#.*\n\s*)*[\w.-]+[ \t]*:(?:\s|$)/.test(match[1] ?? '')) return nothing;
  const body = match[0].replace(/[^\r\n]/g, '') + text.slice(match[0].length);
  const source = match[1] ?? '';
  if (source.length > longest) {
    const message = `The front matter is longer than ${longest / 1024} KiB and is not read.`;
    diagnostics.push({ code: 'front-matter', severity: 'warning', message, line: 1, column: 1 });
    return { body, metadata: {}, defaults: null };
  }
  try {
    const document = parseDocument(source, { logLevel: 'error' });
    const [wrong] = document.errors;
    if (wrong !== undefined) throw wrong;
    keepScalarText(document, null);
    keepScalarText(document, 'env');
    const value: unknown = unfoldYaml(document);
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return nothing;
    const entries = Object.entries(value).filter(([, entry]) => typeof entry !== 'object');
    return {
      body,
      metadata: Object.fromEntries(entries.map(([key, entry]) => [key, String(entry)])),
      defaults: readDefaults({ ...value }, source, diagnostics),
    };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    diagnostics.push({
      code: 'front-matter',
      severity: 'warning',
      message: `The front matter is not valid YAML: ${message}`,
      line: 1,
      column: 1,
    });
    return { body, metadata: {}, defaults: null };
  }
}

/** What a document's front matter sets for its runs, where only that is wanted. */
export function defaultsOf(text: string): PlanDefaults | null {
  return takeFrontMatter(text.replace(/^\uFEFF/, ' '), []).defaults;
}
