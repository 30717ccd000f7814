/** By the name of a feature: what it adds to each class, in the order of the model's classes. */
export type Weights = Readonly<Record<string, readonly number[]>>;

/** Something that was seen, by its name in the table of weights. */
export type FeatureName = string;

export interface LinearModel<Class extends string> {
  readonly classes: readonly Class[];
  readonly weights: Weights;
}

export interface Choice<Class extends string> {
  readonly best: Class;
  /** How likely the best class is by the model, 0 to 1. */
  readonly sure: number;
  /** How likely each class is, in the order of the model's classes. */
  readonly odds: readonly number[];
}

/** The class that the features speak for most; where nothing speaks, the first one. */
export function choose<Class extends string>(
  { classes, weights }: LinearModel<Class>,
  features: readonly FeatureName[],
): Choice<Class> {
  const sums: number[] = new Array<number>(classes.length).fill(0);
  // Counted by hand: ten thousand lines have a hundred thousand features.
  for (const name of features) {
    const row = weights[name];
    if (row === undefined) continue;
    for (let at = 0; at < row.length; at += 1) sums[at] = (sums[at] ?? 0) + (row[at] ?? 0);
  }
  const top = Math.max(...sums);
  const parts = sums.map((sum) => Math.exp(sum - top));
  const total = parts.reduce((all, part) => all + part, 0);
  const odds = parts.map((part) => part / total);
  const at = sums.indexOf(top);
  return { best: classes[at] ?? (classes[0] as Class), sure: odds[at] ?? 0, odds };
}
