import type { Extent } from './extents.ts';

/** A fence that took in more than its author meant. */
export interface Swallowed {
  /** 1-based line where it opens. */
  readonly opened: number;
  /** 1-based line where it went wrong: the end that is none, or the opening that nothing ends. */
  readonly line: number;
  /** 1-based last line that it took in. */
  readonly last: number;
  readonly how: 'word-behind' | 'indented' | 'unclosed';
  readonly mark: string;
  /** How many headings, and marks of further fences, are read as its text. */
  readonly headings: number;
  readonly fences: number;
}

/** 1-based lines of fences that are indented so far that Markdown takes their marks for text. */
export function tooDeep(extents: readonly Extent[]): readonly number[] {
  return extents.flatMap(({ block, first, mark }) => {
    if (block.type !== 'fence' || mark !== null) return [];
    return block.text
      .split('\n')
      .flatMap((line, index) => (/^(?:`{3,}|~{3,})[ \t]*[^`\s]/.test(line) ? [first + 1 + index] : []));
  });
}

/** Fences whose end is no end to Markdown. */
export function swallowedBy(extents: readonly Extent[]): readonly Swallowed[] {
  return extents.flatMap((extent) => {
    const found = swallowed(extent);
    return found === null ? [] : [found];
  });
}

function swallowed({ block, first, last, mark, closed }: Extent): Swallowed | null {
  if (block.type !== 'fence' || mark === null) return null;
  const inside = block.text.split('\n');
  const bad = inside.findIndex((line) => spoiltEnd(line, mark) !== null);
  if (bad === -1 && closed) return null;
  const how = bad === -1 ? 'unclosed' : (spoiltEnd(inside[bad] ?? '', mark) ?? 'unclosed');
  const behind = inside.slice(bad === -1 ? 0 : bad);
  return {
    opened: first + 1,
    line: bad === -1 ? first + 1 : first + 2 + bad,
    last: last + 1,
    how,
    mark,
    // A lone number sign begins a comment of the shell.
    headings: behind.filter((line) => /^ {0,3}#{2,6}[ \t]+\S/.test(line)).length,
    fences: behind.filter((line) => /^[ \t]*(?:`{3}|~{3})/.test(line)).length,
  };
}

/** Why a line that looks as if it ended a fence does not; null for every other line. */
function spoiltEnd(line: string, mark: string): 'word-behind' | 'indented' | null {
  const found = /^([ \t]*)(`{3,}|~{3,})[ \t]*(\S.*)?$/.exec(line);
  if (found === null) return null;
  const [, indent = '', marks = '', behind = ''] = found;
  if (!marks.startsWith(mark)) return null;
  if (behind === '') return 'indented';
  // Code with its marks on one line is no end that was meant.
  return indent.length > 3 || behind.includes('`') ? null : 'word-behind';
}
