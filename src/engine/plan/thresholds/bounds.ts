import { wordPattern, wordsOf } from '../words/compile-words.ts';
import { anyLetter } from '../words/word-source.ts';

/** A number with a direction: what budgets and alert rules are made of. */
export interface Bound {
  readonly op: '<' | '<=' | '>' | '>=' | '=';
  readonly value: number;
  readonly unit: string;
  readonly at: number;
  readonly end: number;
}

const below = wordsOf(({ thresholds }) => thresholds.below);
const above = wordsOf(({ thresholds }) => thresholds.above);
const atMost = wordsOf(({ thresholds }) => thresholds.atMost);
const atLeast = wordsOf(({ thresholds }) => thresholds.atLeast);
const belowBehind = wordsOf(({ thresholds }) => thresholds.belowBehind);
const aboveBehind = wordsOf(({ thresholds }) => thresholds.aboveBehind);
const atMostBehind = wordsOf(({ thresholds }) => thresholds.atMostBehind);
const atLeastBehind = wordsOf(({ thresholds }) => thresholds.atLeastBehind);
/** Units of time in all languages, by the name under which they are compared and shown. */
const timeUnits = {
  ms: wordsOf(({ thresholds }) => thresholds.milliseconds),
  min: wordsOf(({ thresholds }) => thresholds.minutes),
  s: `(?:${wordsOf(({ thresholds }) => thresholds.seconds)}|s\\b)`,
  h: `(?:${wordsOf(({ thresholds }) => thresholds.hours)}|h\\b)`,
  weeks: wordsOf(({ thresholds }) => thresholds.weeks),
  days: wordsOf(({ thresholds }) => thresholds.days),
};
const units = `%|${Object.values(timeUnits).join('|')}|req(?:uests)?\\/(?:s(?:ec)?|min)|rps\\b|qps\\b|items\\/s(?:ec)?|[KMGT]i?B\\b|[кмгт]б|[KMGT]o\\b|(?:cpu )?cores?\\b|vcpus?\\b|connections?\\b|requests?\\b|\\/s\\b|x\\b|×|(?:ETH|BTC|SOL|USDC?|EUR|GBP)\\b`;
const number = '(\\d[\\d,]*(?:\\.\\d+)?)';
const notVersion = '(?![\\d.]*\\.[x\\d])';

const symbol = new RegExp(
  `(?<![-=<>])(<=|>=|≤|≥|<|>|＜|＞)\\s*${number}${notVersion}(\\+?)\\s*(${units})?`,
  'i',
);
const worded = new RegExp(
  `(?<![${anyLetter}\\d])(?:(${below})|(${above})|(${atMost})|(${atLeast}))(?![${anyLetter}])\\s*${number}${notVersion}\\s*(${units})?`,
  'i',
);
const wordedCjk = new RegExp(
  `(?:(${below})|(${above})|(${atMost})|(${atLeast}))\\s*${number}${notVersion}\\s*(${units})?`,
  'i',
);
/** The direction stands behind the number: `3회 이상`, `10 MB max`, `5 or more`, `30 分钟以内`. */
const behind = new RegExp(
  `${number}${notVersion}(?:\\/\\d+(?:\\.\\d+)?)?\\s*(${units})?(?:[${anyLetter}]{0,2})?\\s*(?:(${atLeastBehind})|(${atMostBehind})|(${aboveBehind})|(${belowBehind}))`,
  'i',
);
const range = new RegExp(`(?<![\\d.-])${number}\\s*%?\\s*[-–~～]\\s*${number}\\s*(${units})`, 'i');
/** `4GB+ recommended`, `2+ cores recommended`. */
const plus = new RegExp(
  `${number}\\s*(?:(${units})?\\+\\s*(${units})?(?=\\s*${wordsOf(({ thresholds }) => thresholds.recommended)})|(%)\\s*\\+(?!\\s*\\d))`,
  'i',
);

/** A value with a direction or a unit: what every budget has, tested before a text is looked at closely. */
export const statesValue = new RegExp(`[<>≤≥＜＞]\\s*\\d|\\d\\s*(?:\\+|${units})`, 'i');

/** Words without which no bound but one by symbol can be stated. */
const directed = new RegExp(
  [below, above, atMost, atLeast, belowBehind, aboveBehind, atMostBehind, atLeastBehind, '\\+'].join('|'),
  'i',
);

/** Words without which no bound stands behind its number. */
const isBehind = new RegExp([belowBehind, aboveBehind, atMostBehind, atLeastBehind].join('|'), 'i');

/** The first bound a text states; null when it states none. A symbol is meant, words may only look like a bound. */
export function readBound(text: string): Bound | null {
  if (!/\d/.test(text)) return null;
  const bySymbol = /[<>≤≥＜＞]/.test(text) ? symbol.exec(text) : null;
  if (bySymbol !== null) return boundAt(bySymbol, operatorOf(bySymbol[1] ?? ''), bySymbol[2], bySymbol[4]);
  if (!directed.test(text)) return null;
  const found = [
    boundBehindWords(text, worded),
    boundInChinese(text),
    boundBeforeWords(text),
    boundWithPlus(text),
  ];
  return found.filter((bound) => bound !== null).sort((a, b) => a.at - b.at)[0] ?? null;
}

/** `under 5 s`: which of the four directions stands in front tells which group has matched. */
function boundBehindWords(text: string, pattern: RegExp): Bound | null {
  const match = pattern.exec(text);
  if (match === null) return null;
  const operators = ['<', '>', '<=', '>='] as const;
  const index = operators.findIndex((_operator, at) => match[at + 1]);
  return boundAt(match, operators[index] ?? '>=', match[5], match[6]);
}

function boundInChinese(text: string): Bound | null {
  return /[\u3000-\uffef]/.test(text) ? boundBehindWords(text, wordedCjk) : null;
}

function boundBeforeWords(text: string): Bound | null {
  const match = isBehind.test(text) ? behind.exec(text) : null;
  if (match === null) return null;
  const operators = ['>=', '<=', '>', '<'] as const;
  const index = operators.findIndex((_operator, at) => match[at + 3]);
  return boundAt(match, operators[index] ?? '<', match[1], match[2]);
}

function boundWithPlus(text: string): Bound | null {
  const match = text.includes('+') ? plus.exec(text) : null;
  return match === null ? null : boundAt(match, '>=', match[1], match[2] ?? match[3] ?? match[4]);
}

function boundAt(match: RegExpExecArray, op: Bound['op'], value = '', unit = ''): Bound {
  return {
    op,
    value: Number(value.replaceAll(',', '')),
    unit: unitOf(unit),
    at: match.index,
    end: match.index + match[0].length,
  };
}

/** Every bound a text states: the first one, and what stands behind it by symbol. */
export function readBounds(text: string): readonly Bound[] {
  const first = readBound(text);
  if (first === null) return [];
  const bounds = [first];
  for (let from = first.end; bounds.length < 12; ) {
    const rest = text.slice(from);
    const found = /[<>≤≥＜＞]/.test(rest) || boundInChinese(rest) !== null ? readBound(rest) : null;
    if (found === null) break;
    bounds.push({ ...found, at: found.at + from, end: found.end + from });
    from += found.end;
  }
  return bounds;
}

/** The end of a range that is reached first: of `95-99%` of successes the upper one, of `10–15 min` the lower one. */
export function readRange(text: string, isBadLow: boolean): Bound | null {
  const match = range.exec(text);
  if (match === null) return null;
  return isBadLow ? boundAt(match, '<', match[2], match[3]) : boundAt(match, '>=', match[1], match[3]);
}

/** A length of time and nothing else, as tables of targets give it: `10 minutes`, `1h`. */
export function readDuration(text: string): { readonly value: number; readonly unit: string } | null {
  const match = new RegExp(`^\\W*~?${number}\\s*(${units})\\W*$`, 'i').exec(text.trim());
  const unit = unitOf(match?.[2] ?? '');
  return match === null || !['ms', 's', 'min', 'h', 'days'].includes(unit)
    ? null
    : { value: Number((match[1] ?? '').replaceAll(',', '')), unit };
}

function operatorOf(mark: string): Bound['op'] {
  if (mark === '<=' || mark === '≤') return '<=';
  if (mark === '>=' || mark === '≥') return '>=';
  return mark === '<' || mark === '＜' ? '<' : '>';
}

const timeUnitPatterns = Object.entries(timeUnits).map(
  ([unit, words]) => [unit, new RegExp(`^(?:${words})$`, 'i')] as const,
);

/** Units as they are compared and shown, whatever the language wrote. */
function unitOf(word: string): string {
  const text = word.toLowerCase();
  const time = timeUnitPatterns.find(([, pattern]) => pattern.test(text));
  if (time !== undefined) return time[0];
  if (/^(?:req|rps|qps)/.test(text)) return text.endsWith('min') ? 'req/min' : 'req/s';
  if (text.startsWith('items')) return 'items/s';
  if (/^[kmgt]o$/.test(text)) return `${word.charAt(0).toUpperCase()}B`;
  if (/^[кмгт]б$/.test(text)) return `${{ к: 'K', м: 'M', г: 'G', т: 'T' }[text.charAt(0)] ?? ''}B`;
  if (/cores?$|vcpu/.test(text)) return 'cores';
  return word;
}

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
