import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';
import type { Bound } from './bounds.ts';

const faults = wordsOf(({ thresholds }) => thresholds.faults);
/** `ESLint: 0 warnings`: how many faults something may have, behind its name. */
const counted = new RegExp(
  `^[^:：]{2,60}[:：]\\s*(?:0|${wordsOf(({ thresholds }) => thresholds.zero)})\\s+(?:[${anyLetter}-]+\\s+){0,2}${faults}[^:：,]{0,20}$`,
  'i',
);
/** `Zero critical incidents`. */
const none = new RegExp(
  `^[^${anyLetter}\\d]*(?:${wordsOf(({ thresholds }) => thresholds.zero)})\\s+(?:(?!of\\b)[^\\s:：]+\\s+){0,3}?${faults}`,
  'i',
);
const hasFaults = wordPattern(({ thresholds }) => thresholds.faults);
const right = new RegExp(
  `${wordsOf(({ thresholds }) => thresholds.shouldBe)}\\s*[:=]?\\s*(0|100(?=\\s*%))(?![\\d.,])\\s*(%)?`,
  'i',
);
const passing = /(?<![\d.])100\s*%\s+(?:of\s+)?(?:\p{L}+\s+){0,2}(?:pass\w*|success\w*)\b/iu;

/** A value that has to be met exactly: no errors, all tests. Null where a text states none. */
export function readExact(text: string): Bound | null {
  if (text.length > 400) return null;
  const match = hasFaults.test(text) ? (counted.exec(text) ?? none.exec(text)) : null;
  if (match !== null) return exact(match, 0, '');
  const said = /\d/.test(text) ? right.exec(text) : null;
  if (said !== null) return exact(said, Number(said[1]), said[2] ?? '');
  const all = text.includes('%') ? passing.exec(text) : null;
  return all === null ? null : exact(all, 100, '%');
}

/** `P0=0`, in a text that says what is expected. */
export function readEqual(text: string): Bound | null {
  const match = /(?<![\w.=])\p{L}[\p{L}\d ]{0,30}?\s*={1,2}\s*(\d+(?:\.\d+)?)(?![\d.\w])\s*(%)?/u.exec(text);
  return match === null ? null : exact(match, Number(match[1]), match[2] ?? '');
}

/** What a cell below a goal says without a sign: all of it, none of it, at least so many. */
export function readBare(cell: string, isBadLow: boolean): Bound | null {
  const match = /^\s*(\d[\d,]*(?:\.\d+)?)\s*(%)?\s*(\+)?\s*(?:\p{L}{1,2}|건|件|个)?\s*$/u.exec(cell);
  if (match === null) return null;
  const value = Number((match[1] ?? '').replaceAll(',', ''));
  const unit = match[2] ?? '';
  const bound = exact(match, value, unit);
  if (match[3] !== undefined) return { ...bound, op: '>=' };
  if (value === 0 || (value === 100 && unit === '%')) return bound;
  return unit === '%' && isBadLow ? { ...bound, op: '>=' } : null;
}

function exact(match: RegExpExecArray, value: number, unit: string): Bound {
  return { op: '=', value, unit, at: match.index, end: match.index + match[0].length };
}
