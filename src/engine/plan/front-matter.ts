import { parse as parseYaml } from 'yaml';
import type { Diagnostic } from '../../shared/plan.ts';

/** YAML front matter becomes metadata; its lines stay, empty, so that every later line keeps its number. */
export function takeFrontMatter(
  text: string,
  diagnostics: Diagnostic[],
): { readonly body: string; readonly metadata: Record<string, string> } {
  const match = /^\s?---\r?\n([\s\S]*?)\r?\n---[ \t]*(?=\r?\n|$)/.exec(text);
  // Two rules with words between them are no front matter: what stands there must begin as YAML does.
  if (match === null || !/^\s*(?:#.*\n\s*)*[\w.-]+[ \t]*:(?:\s|$)/.test(match[1] ?? ''))
    return { body: text, metadata: {} };
  const body = match[0].replace(/[^\r\n]/g, '') + text.slice(match[0].length);
  try {
    const value: unknown = parseYaml(match[1] ?? '', { logLevel: 'error' });
    if (typeof value !== 'object' || value === null || Array.isArray(value))
      return { body: text, metadata: {} };
    const entries = Object.entries(value).filter(([, entry]) => typeof entry !== 'object');
    return { body, metadata: Object.fromEntries(entries.map(([key, entry]) => [key, String(entry)])) };
  } catch (error) {
    const message = error instanceof Error ? (error.message.split('\n')[0] ?? '') : '';
    diagnostics.push({
      code: 'front-matter',
      severity: 'warning',
      message: `The front matter is not valid YAML: ${message}`,
      line: 1,
      column: 1,
    });
    return { body, metadata: {} };
  }
}
