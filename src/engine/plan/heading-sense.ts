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

/** What a heading's own words say. A time in parentheses, `(T-1 hour)`, outweighs a vague word before it. */
export function senseOf(heading: string): HeadingSense | null {
  const text = normaliseHeading(heading);
  const main = text
    .replace(/[(（][^)）]*[)）]?/g, ' ')
    .replace(/[\s:：!.]+$/, '')
    .trim();
  const sense = lookUp(main);
  if (main === text) return sense;
  const aside = lookUp(text.slice(text.search(/[(（]/)));
  if (aside === 'before' && (sense === 'check' || sense === 'verify')) return aside;
  return sense ?? (asides.has(aside) ? aside : null);
}

function lookUp(text: string): HeadingSense | null {
  return text === '' ? null : (headingWords.find(([, pattern]) => pattern.test(text))?.[0] ?? null);
}
