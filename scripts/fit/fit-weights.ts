import type { KindWeights } from '../../src/engine/plan/context/parse-context.ts';
import { phaseKinds } from '../../src/shared/plan/plan.ts';
import type { Example } from './examples.ts';

/** How strongly weights are drawn to nothing: `sparse` takes small ones away, `small` keeps large ones from growing. */
export interface Penalty {
  readonly sparse: number;
  readonly small: number;
}

/**
 * Multinomial logistic regression with both penalties, by accelerated proximal gradient steps. Features seen only once are
 * left out. Deterministic; a few thousand examples take seconds.
 */
export function fitWeights(examples: readonly Example[], penalty: Penalty, rounds = 400): KindWeights {
  const names = seenTwice(examples);
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = examples.map(({ features }) =>
    Int32Array.from(new Set(features.flatMap((name) => index.get(name) ?? []))),
  );
  const total = examples.reduce((sum, { weight }) => sum + weight, 0);
  const classes = phaseKinds.length;
  const truth = examples.map(({ kind }) => phaseKinds.indexOf(kind));
  // No row has more features than this, which bounds how steep the loss can be.
  const steepest = Math.max(...rows.map((row) => row.length)) / 2 + penalty.small;
  const step = 1 / steepest;
  let weights = new Float64Array(names.length * classes);
  let ahead = weights.slice();
  let pace = 1;
  const scores = new Float64Array(classes);
  for (let round = 0; round < rounds; round += 1) {
    const slope = ahead.map((value) => value * penalty.small);
    rows.forEach((row, at) => {
      scoreRow(row, ahead, scores);
      const share = (examples[at]?.weight ?? 0) / total;
      addSlope(
        row,
        slope,
        missesOf(scores, truth[at] ?? -1).map((miss) => miss * share),
      );
    });
    const next = ahead.map((value, cell) => shrink(value - step * (slope[cell] ?? 0), step * penalty.sparse));
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    ahead = next.map((value, cell) => value + ((pace - 1) / faster) * (value - (weights[cell] ?? 0)));
    weights = next;
    pace = faster;
  }
  return tableOf(names, weights);
}

/** Puts the score of every kind for a row of features into `scores`. */
function scoreRow(row: Int32Array, weights: Float64Array, scores: Float64Array): void {
  const classes = scores.length;
  scores.fill(0);
  for (const feature of row)
    for (let kind = 0; kind < classes; kind += 1)
      scores[kind] = (scores[kind] ?? 0) + (weights[feature * classes + kind] ?? 0);
}

/** How far the likelihood of each kind is off the truth, by softmax. */
function missesOf(scores: Float64Array, truth: number): Float64Array {
  const top = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((all, power) => all + power, 0);
  return powers.map((power, kind) => power / sum - (truth === kind ? 1 : 0));
}

function addSlope(row: Int32Array, slope: Float64Array, off: Float64Array): void {
  for (const [kind, miss] of off.entries())
    for (const feature of row) {
      const cell = feature * off.length + kind;
      slope[cell] = (slope[cell] ?? 0) + miss;
    }
}

function seenTwice(examples: readonly Example[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of examples)
    for (const name of new Set(features)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count > 1 ? [name] : [])).sort();
}

function shrink(value: number, by: number): number {
  return Math.sign(value) * Math.max(0, Math.abs(value) - by);
}

/** Weights rounded to a tenth; features whose weights all round to nothing are left out. */
function tableOf(names: readonly string[], weights: Float64Array): KindWeights {
  return Object.fromEntries(
    names.flatMap((name, feature) => {
      // Adding nothing turns a rounded -0 into 0.
      const row = phaseKinds.map(
        (_kind, at) => Math.round((weights[feature * phaseKinds.length + at] ?? 0) * 10) / 10 + 0,
      );
      return row.every((weight) => weight === 0) ? [] : [[name, row] as const];
    }),
  );
}
