import type { LogFilter } from './log-filter.ts';

/** A part of a text, and whether the filter asked for it. */
export interface Piece {
  readonly text: string;
  readonly isMatch: boolean;
}

/** More would cost more to draw than anybody reads. */
const most = 50;

/** A text in pieces: what the filter's words and expressions found in it, and what stands between. */
export function findMatches(text: string, { alternatives }: LogFilter): readonly Piece[] {
  const ranges = alternatives
    .flat()
    .flatMap((term): [number, number][] => {
      if (term.kind === 'word' && !term.not) return wordRanges(text.toLowerCase(), term.word);
      if (term.kind === 'pattern' && !term.not) return patternRanges(text, term.pattern);
      return [];
    })
    .sort(([a], [b]) => a - b)
    .slice(0, most);
  const pieces: Piece[] = [];
  let at = 0;
  for (const [start, end] of joined(ranges)) {
    if (start > at) pieces.push({ text: text.slice(at, start), isMatch: false });
    pieces.push({ text: text.slice(start, end), isMatch: true });
    at = end;
  }
  if (at < text.length) pieces.push({ text: text.slice(at), isMatch: false });
  return pieces;
}

/** Ranges that overlap, as one; `ranges` is in order of their beginnings. */
function joined(ranges: readonly [number, number][]): readonly [number, number][] {
  const all: [number, number][] = [];
  for (const [start, end] of ranges) {
    const last = all.at(-1);
    if (last !== undefined && start <= last[1]) last[1] = Math.max(last[1], end);
    else all.push([start, end]);
  }
  return all;
}

function wordRanges(text: string, word: string): [number, number][] {
  const found: [number, number][] = [];
  for (
    let at = text.indexOf(word);
    at !== -1 && found.length < most;
    at = text.indexOf(word, at + word.length)
  )
    found.push([at, at + word.length]);
  return found;
}

function patternRanges(text: string, pattern: RegExp): [number, number][] {
  const all = text.matchAll(new RegExp(pattern.source, `${pattern.flags}g`));
  return [...all.take(most)].flatMap((match): [number, number][] =>
    match[0] === '' ? [] : [[match.index, match.index + match[0].length]],
  );
}
