import { wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

const unitMs = { s: 1_000, m: 60_000, h: 3_600_000, d: 86_400_000 } as const;

const seconds = `(?:s|${wordsOf(({ thresholds }) => thresholds.seconds)})`;
const minutes = `(?:m|${wordsOf(({ thresholds }) => thresholds.minutes)})`;
const hours = `(?:h|${wordsOf(({ thresholds }) => thresholds.hours)})`;
const days = `(?:d|${wordsOf(({ thresholds }) => thresholds.days)})`;
const length = `(\\d+(?:\\.\\d+)?)\\s*[-\\s]?(?:(${seconds})|(${minutes})|(${hours})|(${days}))(?![${anyLetter}\\d])`;

/** How long a condition must hold: `for 10 minutes`, `sustained over 5 min`, `持续 5 分钟`, `10 минут подряд`. */
const held = [
  new RegExp(`${wordsOf(({ thresholds }) => thresholds.lasting)}\\s*[<>≥]?\\s*${length}`, 'gi'),
  new RegExp(`${length}\\s*${wordsOf(({ thresholds }) => thresholds.inARow)}`, 'gi'),
];

interface Span {
  readonly at: number;
  readonly end: number;
}

/**
 * How long the condition of a sentence must hold before it counts, in ms, and where that is said; null if it is not.
 * A length of time that is the bound itself ("response over 5 seconds") says nothing of how long it holds.
 */
export function readSustainedFor(text: string, bound: Span | null): (Span & { readonly ms: number }) | null {
  if (!/\d/.test(text)) return null;
  for (const pattern of held)
    for (const match of text.matchAll(pattern)) {
      const span = { at: match.index, end: match.index + match[0].length };
      if (bound === null || isApart(span, bound)) return { ...span, ms: lengthOf(match) };
    }
  return null;
}

function isApart(a: Span, b: Span): boolean {
  return a.at >= b.end || a.end <= b.at;
}

function lengthOf([, value, inSeconds, inMinutes, inHours]: RegExpExecArray): number {
  const unit = inSeconds ? 's' : inMinutes ? 'm' : inHours ? 'h' : 'd';
  return Math.round(Number(value) * unitMs[unit]);
}
