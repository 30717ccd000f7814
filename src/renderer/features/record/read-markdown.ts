export type Block =
  | { readonly kind: 'heading'; readonly level: number; readonly text: string }
  | {
      readonly kind: 'list';
      readonly entries: readonly {
        readonly box: boolean | null;
        readonly text: string;
        readonly indent: number;
      }[];
    }
  | { readonly kind: 'code'; readonly text: string }
  | { readonly kind: 'table'; readonly rows: readonly (readonly string[])[] }
  | { readonly kind: 'text'; readonly text: string };

/**
 * The blocks of a record. It reads only what the engine writes, which keeps it small; everything else shows as text, never as
 * markup.
 */
export function readMarkdown(markdown: string): readonly Block[] {
  const blocks: Block[] = [];
  const lines = markdown.split('\n');
  let at = 0;
  while (at < lines.length) {
    const line = lines[at] ?? '';
    const heading = /^(#{1,6})\s+(.*)$/.exec(line);
    if (line.trim() === '') at += 1;
    else if (heading !== null) {
      blocks.push({ kind: 'heading', level: heading[1]?.length ?? 1, text: heading[2] ?? '' });
      at += 1;
    } else if (/^\s*(```|~~~)/.test(line)) {
      const end = lines.findIndex((other, index) => index > at && /^\s*(```|~~~)\s*$/.test(other));
      const stop = end === -1 ? lines.length : end;
      blocks.push({ kind: 'code', text: lines.slice(at + 1, stop).join('\n') });
      at = stop + 1;
    } else {
      const until = runOf(lines, at, kindOf(line));
      const part = lines.slice(at, until);
      blocks.push(blockOf(kindOf(line), part));
      at = until;
    }
  }
  return blocks;
}

type Kind = 'list' | 'table' | 'text';

function kindOf(line: string): Kind {
  if (/^\s*[-*]\s+/.test(line)) return 'list';
  if (/^\s*\|/.test(line)) return 'table';
  return 'text';
}

function runOf(lines: readonly string[], from: number, kind: Kind): number {
  let until = from + 1;
  while (until < lines.length) {
    const line = lines[until] ?? '';
    if (line.trim() === '' || /^#{1,6}\s/.test(line) || /^\s*(```|~~~)/.test(line) || kindOf(line) !== kind)
      break;
    until += 1;
  }
  return until;
}

function blockOf(kind: Kind, lines: readonly string[]): Block {
  if (kind === 'text') return { kind, text: lines.join('\n') };
  if (kind === 'table') {
    const rows = lines
      .filter((line) => !/^[\s|:-]+$/.test(line))
      .map((line) =>
        line
          .trim()
          .replace(/^\||\|$/g, '')
          .split('|')
          .map((cell) => cell.trim()),
      );
    return { kind, rows };
  }
  const entries = lines.map((line) => {
    const match = /^(\s*)[-*]\s+(?:\[([ xX])\]\s+)?(.*)$/.exec(line);
    const mark = match?.[2];
    return {
      box: mark === undefined ? null : mark !== ' ',
      text: match?.[3] ?? line,
      indent: Math.floor((match?.[1]?.length ?? 0) / 2),
    };
  });
  return { kind, entries };
}

type Span = { readonly kind: 'plain' | 'code' | 'strong'; readonly text: string };

/** A code span between as many backticks as open it, strong words, a mark that was escaped, or anything else. */
const span =
  /(?<fence>`+)(?<code>.+?)(?<!`)\k<fence>(?!`)|\*\*(?<strong>(?:\\.|[^*\\])+)\*\*|\\(?<mark>[!-/:-@[-`{-~])|[^`*\\]+|[\s\S]/g;

/** Code spans and strong words of a line, in order. */
export function readSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const found of text.matchAll(span)) {
    const { code, strong, mark } = found.groups ?? {};
    const last = spans.at(-1);
    if (code !== undefined) spans.push({ kind: 'code', text: code.replace(/^ (.*`.*) $/, '$1') });
    else if (strong !== undefined)
      spans.push({ kind: 'strong', text: strong.replace(/\\([!-/:-@[-`{-~])/g, '$1') });
    else if (last?.kind === 'plain')
      spans[spans.length - 1] = { ...last, text: last.text + (mark ?? found[0]) };
    else spans.push({ kind: 'plain', text: mark ?? found[0] });
  }
  return spans;
}
