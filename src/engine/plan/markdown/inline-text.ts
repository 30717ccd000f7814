import { remember } from '../../../shared/lib/remember.ts';
/** A code span of inline Markdown, with its place in the source text. */
export interface CodeSpan {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Code spans by the CommonMark rule: a run of n backticks closes at the next run of exactly n. Linear in the input. */
export function codeSpans(source: string): readonly CodeSpan[] {
  if (!source.includes('`')) return [];
  if (!source.includes('``')) return simpleSpans(source);
  const runs = [...source.matchAll(/`+/g)].map((run) => ({ at: run.index, length: run[0].length }));
  // Next run of the same length, found from the right in one pass, so that a million backticks cost a million steps.
  const next = new Int32Array(runs.length).fill(-1);
  const seen = new Map<number, number>();
  for (let index = runs.length - 1; index >= 0; index -= 1) {
    const length = runs[index]?.length ?? 0;
    next[index] = seen.get(length) ?? -1;
    seen.set(length, index);
  }
  const spans: CodeSpan[] = [];
  for (let index = 0; index < runs.length; index += 1) {
    const open = runs[index];
    const close = runs[next[index] ?? -1];
    if (open === undefined || close === undefined) continue;
    spans.push({
      text: spanText(source.slice(open.at + open.length, close.at)),
      start: open.at,
      end: close.at + close.length,
    });
    index = next[index] ?? index;
  }
  return spans;
}

/** Single backticks pair up in order; almost every document has no others. */
function simpleSpans(source: string): readonly CodeSpan[] {
  const spans: CodeSpan[] = [];
  for (let at = source.indexOf('`'); at !== -1; ) {
    const close = source.indexOf('`', at + 1);
    if (close === -1) break;
    spans.push({ text: spanText(source.slice(at + 1, close)), start: at, end: close + 1 });
    at = source.indexOf('`', close + 1);
  }
  return spans;
}

function spanText(inner: string): string {
  const text = inner.includes('\n') ? inner.replaceAll('\n', ' ') : inner;
  return text.startsWith(' ') && text.endsWith(' ') && text.trim() !== '' ? text.slice(1, -1) : text;
}

/** Inline Markdown as a reader sees it: emphasis marks, links and escapes resolved, code spans kept in backticks. */
export const plainText = remember(readPlainText);

function readPlainText(source: string): string {
  let out = '';
  let from = 0;
  for (const span of codeSpans(source)) {
    out += stripMarks(source.slice(from, span.start)) + source.slice(span.start, span.end);
    from = span.end;
  }
  const text = out + stripMarks(source.slice(from));
  return /\s\s|[^\S ]/.test(text) ? text.replace(/\s+/g, ' ').trim() : text.trim();
}

/** Like {@link plainText}, with the backticks gone too. */
export const bareText = remember((source) => plainText(source).replace(/`+/g, '').trim());

/** HTML comments are nothing a reader sees; one that is not closed is text. */
function withoutComments(text: string): string {
  let out = '';
  let from = 0;
  for (let at = text.indexOf('<!--'); at !== -1; at = text.indexOf('<!--', from)) {
    const end = text.indexOf('-->', at + 4);
    if (end === -1) break;
    out += text.slice(from, at);
    from = end + 3;
  }
  return out + text.slice(from);
}

/** Each kind of mark is looked for only where its first character stands: most sentences have none or one. */
function stripMarks(text: string): string {
  if (!/[*_~[\\<]/.test(text)) return text;
  let plain = text;
  if (plain.includes('<!--')) plain = withoutComments(plain);
  if (plain.includes(']('))
    plain = plain.replace(/!?\[([^\]]{0,500})\]\([^)\s]{0,500}(?:\s+"[^"]{0,200}")?\)/g, '$1');
  if (plain.includes('**') || plain.includes('__'))
    plain = plain.replace(/\*\*\*([^*]+)\*\*\*|\*\*([^*]+)\*\*|__([^_]+)__/g, (_all, a, b, c) => a ?? b ?? c);
  if (plain.includes('*')) plain = plain.replace(/(?<![\w*])\*([^*\s][^*]*)\*(?![\w*])/g, '$1');
  if (plain.includes('~~')) plain = plain.replace(/~~([^~]+)~~/g, '$1');
  return plain.includes('\\') ? plain.replace(/\\([\\`*_{}[\]()#+\-.!<>|])/g, '$1') : plain;
}
