import type { Plan } from '../../../shared/plan/plan.ts';
import { runsOf } from '../../../shared/plan/runs-of.ts';
import type { SheetLine } from '../../../shared/plan/sheet.ts';
import type { PlanCorrections } from '../../../shared/sidecar/sidecar.ts';
import { findCorrection } from '../context/parse-context.ts';
import { placedLines } from '../context/placed-lines.ts';

/** The sheet with the guards that a person gave its lines, or took from them. A key may name a line or a heading above it. */
export function correctOptions(plan: Plan, corrections: PlanCorrections | null): readonly SheetLine[] {
  const table = corrections?.options;
  const sheet = plan.sheet ?? [];
  if (table === undefined) return sheet;
  return placedLines(plan).map(({ each, key }) => {
    const group = findCorrection(table, [key], 'any');
    if (group === undefined) return each;
    if (group === false) return unguarded(each);
    const label = each.command ?? each.text ?? '';
    return { ...each, guard: { kind: 'option', group, label }, runs: 'asked' };
  });
}

function unguarded({ guard: _guard, ...line }: SheetLine): SheetLine {
  return { ...line, runs: runsOf(line, line.when) };
}
