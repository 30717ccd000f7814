import type { Column } from './column.ts';
import type { Verdict } from './judge.ts';

/** A fault in one place, with what it left. */
export interface Row {
  readonly fault: string;
  readonly column: Column;
  readonly passed: boolean;
  readonly seconds: number;
  readonly verdict: Verdict | null;
  readonly problem: string | null;
}

/** Meets a fault and says how it went; what is thrown is the row's problem. */
export async function toRow(fault: string, column: Column, meet: () => Promise<Verdict>): Promise<Row> {
  const since = performance.now();
  const seconds = () => Math.round((performance.now() - since) / 100) / 10;
  try {
    const verdict = await meet();
    const passed = verdict.twice + verdict.invented + verdict.lost + verdict.unverified === 0;
    return { fault, column, passed, seconds: seconds(), verdict, problem: null };
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return { fault, column, passed: false, seconds: seconds(), verdict: null, problem };
  }
}

export function printRow({ fault, column, passed, seconds, verdict, problem }: Row): void {
  const goals =
    verdict === null
      ? ''
      : `twice ${verdict.twice}  invented ${verdict.invented}  lost ${verdict.lost}  unverified ${verdict.unverified}  `;
  console.log(
    `${passed ? '✓' : '✗'} ${fault.padEnd(48)} ${column.padEnd(7)} ${String(seconds).padStart(6)} s  ${goals}${verdict?.words ?? problem}`,
  );
}

/** The four goals, over all rows. */
export function printTotals(rows: readonly Row[]): void {
  const sum = (goal: 'twice' | 'invented' | 'lost' | 'unverified'): number =>
    rows.reduce((total, row) => total + (row.verdict?.[goal] ?? 0), 0);
  console.log(
    `\nsteps run twice: ${sum('twice')}   outcomes invented: ${sum('invented')}   journal lines lost: ${sum('lost')}   rollbacks not verified: ${sum('unverified')}`,
  );
}
