/** A tab of MkDocs, whose content is indented below its mark: `=== "Linux"`. */
const indentedTab = /^([ \t]*)===[!+]?[ \t]+(["'])(.+)\2[ \t]*$/;
/** Tabs of other generators, each closed by a mark of its own. */
const closedTabs: readonly (readonly [opens: RegExp, closes: RegExp])[] = [
  [/^[ \t]*<Tab(?:Item|Panel)?\b([^>]*)>[ \t]*$/, /^[ \t]*<\/Tab(?:Item|Panel)?>[ \t]*$/],
  [/^[ \t]*\{%-?[ \t]*tab\b([^%]*)%\}[ \t]*$/, /^[ \t]*\{%-?[ \t]*endtab[ \t]*-?%\}[ \t]*$/],
  [
    /^[ \t]*\{\{[<%][ \t]*tab\b([^>%]*)[>%]\}\}[ \t]*$/,
    /^[ \t]*\{\{[<%][ \t]*\/[ \t]*tab[ \t]*[>%]\}\}[ \t]*$/,
  ],
];
const anyTab = /^[ \t]*(?:===[!+]?[ \t]+["']|<Tab|\{%-?[ \t]*tab\b|\{\{[<%][ \t]*tab\b)/m;
/** What stands around a set of tabs. */
const setOfTabs =
  /^[ \t]*(?:<\/?Tabs\b[^>]*>|\{%-?[ \t]*(?:end)?tabs\b[^%]*%\}|\{\{[<%][ \t]*\/?[ \t]*tabs\b[^>%]*[>%]\}\})[ \t]*$/;
const fence = /^[ \t]*(?:`{3,}|~{3,})/;
/** No tab is longer. */
const longest = 400;

/** How a tab is written once it is read: a list line with what it holds below it. */
const mark = '=== ';

/**
 * Tabs show several ways of which a reader follows one. Markdown does not know them: what is indented below a tab is code to
 * it. Each becomes a list line here, with its content below it. Line numbers stay as they are.
 */
export function readTabs(text: string): string {
  if (!anyTab.test(text)) return text;
  const lines = text.split('\n');
  let isCode = false;
  for (let at = 0; at < lines.length; at += 1) {
    const line = lines[at] ?? '';
    // A tab's own fences stand deeper than its mark: a document about tabs shows them at the margin.
    if (fence.test(line) && !/^[ \t]/.test(line)) isCode = !isCode;
    if (isCode) continue;
    if (setOfTabs.test(line)) lines[at] = '';
    const [, indent = '', , label] = indentedTab.exec(line) ?? [];
    if (label === undefined) openClosedTab(lines, at);
    else lines[at] = `${indent}- ${mark}"${label}"`;
  }
  return lines.join('\n');
}

/** Makes a tab with a closing mark a list line, where it is one with a name and holds no headings. */
function openClosedTab(lines: string[], at: number): void {
  const [opens, closes] = closedTabs.find(([pattern]) => pattern.test(lines[at] ?? '')) ?? [];
  const label = nameIn(opens?.exec(lines[at] ?? '')?.[1] ?? '');
  if (closes === undefined || label === null) return;
  const length = lines.slice(at + 1, at + 1 + longest).findIndex((line) => closes.test(line));
  const content = lines.slice(at + 1, at + 1 + length);
  if (length === -1 || content.some((line) => /^[ \t]{0,3}#{1,6}[ \t]/.test(line) && !isComment(line)))
    return;
  lines[at] = `- ${mark}"${label}"`;
  for (const [index, line] of content.entries())
    lines[at + 1 + index] = line.trim() === '' ? line : `  ${line}`;
  lines[at + 1 + length] = '';
}

/** A single `#` in front of a small letter is a remark in a script rather than a heading. */
function isComment(line: string): boolean {
  return /^[ \t]*#[ \t]/.test(line);
}

/** `label="Linux"`, `title="Linux"`, `"Linux"`: what a tab is called by its attributes. */
function nameIn(attributes: string): string | null {
  const named = /(?:label|title|name|header|value)[ \t]*=[ \t]*["']([^"']+)["']/g;
  const found = new Map(
    [...attributes.matchAll(named)].map(({ 0: whole, 1: value }) => [whole.split(/[ \t]*=/)[0], value]),
  );
  const bare = /^[ \t]*["']([^"']+)["']/.exec(attributes)?.[1];
  return (
    found.get('label') ??
    found.get('title') ??
    found.get('name') ??
    found.get('header') ??
    bare ??
    found.get('value') ??
    null
  );
}

/** What a tab is called, by its list line; null for any other line. */
export function tabLabel(text: string): string | null {
  return text.startsWith(mark) ? (/^=== "(.+)"$/.exec(text.trim())?.[1] ?? null) : null;
}
