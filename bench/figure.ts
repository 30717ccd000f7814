/** One row of the report. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  /** Median over the rounds. */
  readonly median: number;
  /** Half the distance between the quartiles, in the unit. */
  readonly spread: number;
  /** What it is held against, in words; empty where only the goal counts. */
  readonly against: string;
  /** Median of what it is held against, in the same unit; null where there is none. */
  readonly reference: number | null;
  /** median / reference; null where there is none. */
  readonly ratio: number | null;
  readonly goal: string;
  /** Null for a row that is only shown. */
  readonly ok: boolean | null;
}

/** Bounds of a goal: on the ratio where there is a reference, else on the median itself. */
export interface Goal {
  readonly atLeast?: number;
  readonly atMost?: number;
}

export interface Measured {
  readonly name: string;
  readonly unit: string;
  readonly rounds: readonly number[];
  readonly against?: { readonly name: string; readonly rounds: readonly number[] };
  readonly goal?: Goal;
}

/** Sums rounds up to a row and judges it. */
export function toFigure({ name, unit, rounds, against, goal }: Measured): Figure {
  const middle = median(rounds);
  const reference = against === undefined ? null : median(against.rounds);
  const ratio = reference === null ? null : middle / reference;
  const judged = ratio ?? middle;
  const words = ratio === null ? ` ${unit}` : '×';
  const { atLeast, atMost } = goal ?? {};
  return {
    name,
    unit,
    median: middle,
    spread: (quantile(rounds, 0.75) - quantile(rounds, 0.25)) / 2,
    against: against?.name ?? '',
    reference,
    ratio,
    goal: atLeast !== undefined ? `≥ ${atLeast}${words}` : atMost !== undefined ? `≤ ${atMost}${words}` : '',
    ok:
      goal === undefined
        ? null
        : judged >= (atLeast ?? Number.NEGATIVE_INFINITY) && judged <= (atMost ?? Number.POSITIVE_INFINITY),
  };
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? Number.NaN;
  const high = sorted[Math.ceil(at)] ?? Number.NaN;
  return low + (high - low) * (at - Math.floor(at));
}
