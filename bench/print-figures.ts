import type { Figure } from './figure.ts';

const heads = ['figure', 'median', 'spread', 'against', '', 'ratio', 'goal', ''];

/** Prints figures as a table, one row each; `short` marks what missed its goal. */
export function printFigures(figures: readonly Figure[]): void {
  const rows = [heads, ...figures.map(toRow)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  for (const row of rows) {
    console.log(
      row
        .map((cell, column) =>
          isNumber(column) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0),
        )
        .join('  ')
        .trimEnd(),
    );
  }
}

function isNumber(column: number): boolean {
  return column === 1 || column === 2 || column === 4 || column === 5;
}

function toRow(figure: Figure): readonly string[] {
  const { name, unit, median, spread, against, reference, ratio, goal, ok } = figure;
  return [
    name,
    `${short(median)} ${unit}`,
    `± ${short(spread)}`,
    against,
    reference === null ? '' : `${short(reference)} ${unit}`,
    ratio === null ? '' : `${ratio.toFixed(ratio < 10 ? 2 : 0)}×`,
    goal,
    ok === null ? '' : ok ? 'ok' : 'short',
  ];
}

/** Three figures that mean something, thousands grouped. */
function short(value: number): string {
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toPrecision(3);
}
