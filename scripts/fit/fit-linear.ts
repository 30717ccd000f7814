import type { Weights } from '../../src/engine/plan/learned/linear-model.ts';

/** Something whose class a reader has named, by what was seen of it. */
export interface Sample {
  readonly features: readonly string[];
  readonly label: string;
  readonly weight: number;
}

export interface FitOptions {
  readonly classes: readonly string[];
  /** How strongly weights are drawn to nothing: `sparse` takes small ones away, `small` keeps large ones from growing. */
  readonly sparse: number;
  readonly small: number;
  readonly rounds?: number;
  /** A feature that fewer samples have is left out. */
  readonly least?: number;
}

/** Multinomial logistic regression by accelerated proximal gradient steps. Deterministic. */
export function fitLinear(samples: readonly Sample[], options: FitOptions): Weights {
  const { classes, sparse, small, rounds = 250, least = 3 } = options;
  const names = commonNames(samples, least);
  const index = new Map(names.map((name, at) => [name, at]));
  const rows = samples.map(({ features }) =>
    Int32Array.from(new Set(features.flatMap((name) => index.get(name) ?? []))),
  );
  const truth = samples.map(({ label }) => classes.indexOf(label));
  const total = samples.reduce((sum, { weight }) => sum + weight, 0);
  const shares = samples.map(({ weight }) => weight / total);
  const wide = classes.length;
  const data: Data = { rows, truth, shares, wide };
  const step = 1 / (Math.max(...rows.map((row) => row.length)) / 2 + small);
  let weights = new Float64Array(names.length * wide);
  let ahead = weights.slice();
  let pace = 1;
  for (let round = 0; round < rounds; round += 1) {
    const slope = slopeAt(ahead, small, data);
    const next = ahead.map((value, cell) => shrink(value - step * (slope[cell] as number), step * sparse));
    const faster = (1 + Math.sqrt(1 + 4 * pace * pace)) / 2;
    ahead = next.map((value, cell) => value + ((pace - 1) / faster) * (value - (weights[cell] as number)));
    weights = next;
    pace = faster;
  }
  return Object.fromEntries(
    names.flatMap((name, feature) => {
      const row = classes.map(
        (_class, at) => Math.round((weights[feature * wide + at] as number) * 100) / 100 + 0,
      );
      return row.every((weight) => weight === 0) ? [] : [[name, row] as const];
    }),
  );
}

/** Samples as numbers: their features, their class, and how much of the whole each counts. */
interface Data {
  readonly rows: readonly Int32Array[];
  readonly truth: readonly number[];
  readonly shares: readonly number[];
  readonly wide: number;
}

function slopeAt(weights: Float64Array, small: number, { rows, truth, shares, wide }: Data): Float64Array {
  const slope = weights.map((value) => value * small);
  const odds = new Float64Array(wide);
  for (let at = 0; at < rows.length; at += 1) {
    const row = rows[at] as Int32Array;
    setOdds(odds, row, weights);
    for (let kind = 0; kind < wide; kind += 1) {
      const off = ((odds[kind] as number) - (truth[at] === kind ? 1 : 0)) * (shares[at] as number);
      for (const feature of row) addTo(slope, feature * wide + kind, off);
    }
  }
  return slope;
}

/** How likely each class is for a row of features: softmax of the sums of their weights. */
function setOdds(odds: Float64Array, row: Int32Array, weights: Float64Array): void {
  odds.fill(0);
  for (const feature of row)
    for (let kind = 0; kind < odds.length; kind += 1)
      addTo(odds, kind, weights[feature * odds.length + kind] as number);
  const top = Math.max(...odds);
  let sum = 0;
  for (let kind = 0; kind < odds.length; kind += 1) {
    odds[kind] = Math.exp((odds[kind] as number) - top);
    sum += odds[kind] as number;
  }
  for (let kind = 0; kind < odds.length; kind += 1) odds[kind] = (odds[kind] as number) / sum;
}

function addTo(cells: Float64Array, cell: number, value: number): void {
  cells[cell] = (cells[cell] as number) + value;
}

function shrink(value: number, by: number): number {
  return Math.sign(value) * Math.max(0, Math.abs(value) - by);
}

function commonNames(samples: readonly Sample[], least: number): readonly string[] {
  const counts = new Map<string, number>();
  for (const { features } of samples)
    for (const name of new Set(features)) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].flatMap(([name, count]) => (count >= least ? [name] : [])).sort();
}
