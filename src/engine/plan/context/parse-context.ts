import type { Decision } from '../../../shared/sidecar/corrections.ts';
import type { PlanCorrections } from '../../../shared/sidecar/sidecar.ts';
import { foldText } from '../../../shared/text/fold-text.ts';
import { pathSeparator } from '../../../shared/text/path-separator.ts';
import { fittedModels, type SheetModels } from '../learned/models.ts';
import type { Placing } from './placing.ts';

/** By the name of a feature: what it gives to each kind of section, in the order of `phaseKinds`. */
export type KindWeights = Readonly<Record<string, readonly number[]>>;

/** What a reading of a document is told beside the text, and what it tells of itself. */
export interface ParseContext {
  /** Where a person overruled the rules; null where nobody did. */
  readonly corrections: PlanCorrections | null;
  /** Receives every decision as it is made; null when nobody asks. */
  readonly trace: Trace | null;
  /** Variables that commands of the document use: who sets one of them, sets it for those. */
  readonly used?: ReadonlySet<string>;
  /** Weights for the kinds of headings that are being tried in the place of the fitted ones. */
  readonly weights?: KindWeights;
  /** The same of everything else that is learned. */
  readonly models?: SheetModels;
}

/** What a reading decides by. */
export function modelsOf({ models }: ParseContext): SheetModels {
  return models ?? fittedModels;
}

export interface Trace {
  readonly decisions: Decision[];
  /** Why each item or step, by its id, runs where it runs. */
  readonly places: Map<string, readonly string[]>;
  /** What was seen of each heading, by its line (1-based): the features its kind was decided by. */
  readonly features: Map<number, readonly string[]>;
  /** Every step and check with where the rules put it, in the order of the document. */
  placing?: Placing;
}

/** A reading by the rules alone that explains nothing. */
export const plainContext: ParseContext = { corrections: null, trace: null };

/** Whether a reading neither is corrected nor explains: then nobody needs to know an element's path. */
export function isPlain({ corrections, trace }: ParseContext): boolean {
  return corrections === null && trace === null;
}

/** Longer paths are cut from the front: a key names its element from the end, and a page-long line need not stand in it. */
const longestKey = 2_000;

/** A key of a correction: heading texts from the outermost, then the element's own words. */
export function keyOf(parts: readonly string[]): string {
  const named = parts.filter((part) => part !== '');
  let length = 0;
  const first = named.findLastIndex((part, index) => {
    length += part.length;
    return length > longestKey && index < named.length - 1;
  });
  return named.slice(first + 1).join(pathSeparator);
}

/** The reason of a decision that the sidecar took, with what the rules alone would have said. */
export function overruledBy(rules: string): string {
  return `the sidecar says so; the rules say ${rules}`;
}

/**
 * The value whose key names the element: the longest one that stands in its path at the borders of parts. Keys may leave
 * out outer headings. With the reach `element` a key must end in the element itself; with `any` a heading above it will do.
 */
export function findCorrection<T>(
  table: Readonly<Record<string, T>> | undefined,
  parts: readonly string[],
  reach: 'element' | 'any' = 'element',
): T | undefined {
  if (table === undefined) return undefined;
  const full = `${pathSeparator}${foldText(keyOf(parts))}${pathSeparator}`;
  let best: { readonly length: number; readonly value: T } | null = null;
  for (const [key, value] of Object.entries(table)) {
    const wanted = `${pathSeparator}${foldText(key)}${pathSeparator}`;
    const found = reach === 'any' ? full.includes(wanted) : full.endsWith(wanted);
    if (found && wanted.length > (best?.length ?? 0)) best = { length: wanted.length, value };
  }
  return best?.value;
}
