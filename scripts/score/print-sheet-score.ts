import type { SheetScore, Tally } from './sheet-score.ts';

/** The columns of a score, a row each, then the harms; with `each`, every single one of them. */
export function printSheetScore(score: SheetScore, each: boolean): string {
  const rows = [...score.columns].map(([column, tally]) => `${column.padEnd(22)} ${shares(tally)}`);
  const middle = (values: readonly number[]): number =>
    values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
  const total = [...score.harms.values()].reduce((sum, { length }) => sum + length, 0);
  return [
    `${score.documents} documents`,
    ...rows,
    `decisions asked for, a document: median ${middle(score.asked)}, most ${Math.max(0, ...score.asked)} (by the labels: median ${middle(score.due)}, most ${Math.max(0, ...score.due)})`,
    `harms: ${total}`,
    ...[...score.harms]
      .sort(([, a], [, b]) => b.length - a.length)
      .flatMap(([harm, cases]) => [
        `  ${`${cases.length}`.padStart(4)}  ${harm}`,
        ...(each ? cases.map((one) => `          ${one}`) : []),
      ]),
  ].join('\n');
}

function shares({ right, said, there }: Tally): string {
  const share = (of: number): string => (of === 0 ? '    -' : (right / of).toFixed(3));
  return said === there && said !== 0
    ? `${share(said)}  (${right}/${there})`
    : `precision ${share(said)}  recall ${share(there)}  (${right}/${said}/${there})`;
}
