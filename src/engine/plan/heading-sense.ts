import { type HeadingSense, headingWords } from './phase-words.ts';

const leadIn =
  /^\s*(?:(?:step|phase|stage|task|schritt|étape|etapa|fase|paso|passo|шаг|этап|фаза|part|第)\s*)?\d+(?:\.\d+)*\s*(?:步|阶段|階段|단계)?\s*[.):：–—-]*\s*/iu;

/** A heading without emoji, numbering and decoration, in lower case. */
export function normaliseHeading(heading: string): string {
  // Nobody says more in a heading; a longer one is cut, so that no pattern can be made to run long.
  return heading
    .slice(0, 160)
    .normalize('NFC')
    .replace(/(?!❌)\p{Extended_Pictographic}|\uFE0F|\u200D|\u20E3/gu, ' ')
    .replace(leadIn, '')
    .replace(/[*_`#]/g, '')
    .toLowerCase()
    .replace(/\s+/g, ' ')
    .trim();
}

/** What may stand in parentheses and still decide: when, or that it is the way back or not to be done. */
const asides: ReadonlySet<HeadingSense | null> = new Set(['before', 'after', 'rollback', 'reference']);

/** What a heading's own words say, and which of them said it. */
export interface HeadingReading {
  readonly sense: HeadingSense | null;
  /** The words that decided; empty where none did. */
  readonly words: string;
}

const silent: HeadingReading = { sense: null, words: '' };

/** What a heading's own words say. A time in parentheses, `(T-1 hour)`, outweighs a vague word before it. */
export function readHeading(heading: string): HeadingReading {
  const text = normaliseHeading(heading);
  const main = text
    .replace(/[(（][^)）]*[)）]?/g, ' ')
    .replace(/[\s:：!.]+$/, '')
    .trim();
  const reading = lookUp(main);
  if (main === text) return reading;
  const aside = lookUp(text.slice(text.search(/[(（]/)));
  if (aside.sense === 'before' && (reading.sense === 'check' || reading.sense === 'verify')) return aside;
  if (reading.sense !== null) return reading;
  return asides.has(aside.sense) ? aside : silent;
}

function lookUp(text: string): HeadingReading {
  if (text === '') return silent;
  for (const [sense, pattern] of headingWords) {
    const match = pattern.exec(text);
    if (match !== null) return { sense, words: match[0].trim() };
  }
  return silent;
}
