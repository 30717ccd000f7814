import { wordPattern } from '../words/compile-words.ts';
import type { Bound } from './bounds.ts';

const rising = wordPattern(({ thresholds }) => thresholds.risingIsBad);
const falling = wordPattern(({ thresholds }) => thresholds.fallingIsBad);
/** Bad where a large share of it is taken. */
const resource = /\b(?:cpu|memory|ram|disk)\b/i;

/** Whether what a text measures is bad where it is low: a success rate, a share of time. */
export function isBadLow(text: string): boolean {
  return falling.test(text);
}

/** Whether a bound names the bad side of what is measured: `errors > 5%`, `success < 95%`. */
export function isBadSide(text: string, { op, unit }: Pick<Bound, 'op' | 'unit'>): boolean {
  if (op === '=') return false;
  const low = falling.test(text);
  if (op.startsWith('<')) return low && unit === '%' && !rising.test(text);
  return !low && (rising.test(text) || (unit === '%' && resource.test(text)));
}

/** Whether a bound names the good side: `errors < 1%`, `success > 99%`. */
export function isGoodSide(text: string, { op }: Pick<Bound, 'op'>): boolean {
  const low = falling.test(text);
  if (op.startsWith('>')) return low;
  return op === '=' || (!low && rising.test(text));
}
