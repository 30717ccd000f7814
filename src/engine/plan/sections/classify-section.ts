import { type PhaseKind, phaseKinds } from '../../../shared/plan/plan.ts';
import type { KindWeights } from '../context/parse-context.ts';
import { placeWeights } from './position-weights.ts';
import { type HeadingContext, sectionFeatures } from './section-features.ts';
import { wordWeights } from './word-weights.ts';

/** A kind and everything that spoke for or against it, the weightiest first, in words for a person. */
export interface KindVerdict {
  readonly kind: PhaseKind;
  /** Names of the features that were seen, whether or not they have a weight. */
  readonly features: readonly string[];
  readonly reasons: readonly string[];
}

const fitted: KindWeights = { ...wordWeights, ...placeWeights };

/**
 * The kind of a section: every feature gives its weight to the kinds it speaks for or against; the highest sum wins, and
 * where sums are equal nothing is run (`reference`). `weights` are the fitted ones, but where others are being tried.
 */
export function classifySection(context: HeadingContext, weights: KindWeights = fitted): KindVerdict {
  const features = sectionFeatures(context);
  const rows = features.map(({ name, saw }) => ({ saw, row: weights[name] ?? [] }));
  const ranked = phaseKinds
    .map((kind, at) => ({ kind, at, total: rows.reduce((sum, { row }) => sum + (row[at] ?? 0), 0) }))
    .sort((a, b) => b.total - a.total || Number(b.kind === 'reference') - Number(a.kind === 'reference'));
  const { kind, at } = ranked[0] ?? { kind: 'reference', at: -1 };
  const spoke = rows
    .map(({ saw, row }) => ({ saw, weight: row[at] ?? 0 }))
    .filter(({ weight }) => weight !== 0)
    .sort((a, b) => Math.abs(b.weight) - Math.abs(a.weight));
  return {
    kind,
    features: features.map(({ name }) => name),
    reasons:
      spoke.length === 0
        ? ['nothing speaks for any other kind']
        : spoke.map(({ saw, weight }) => `${saw} (${weight > 0 ? '+' : ''}${weight})`),
  };
}
