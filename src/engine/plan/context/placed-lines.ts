import type { Phase, Plan } from '../../../shared/plan/plan.ts';
import type { SheetLine } from '../../../shared/plan/sheet.ts';
import { keyOf } from './parse-context.ts';

/** A line of the sheet with the section it stands in, and the key that names it alone. */
export interface PlacedLine {
  readonly each: SheetLine;
  readonly phase: Phase | null;
  readonly key: string;
}

/** The lines of the sheet with their sections and keys, in order. */
export function placedLines(plan: Plan): readonly PlacedLine[] {
  const phases = new Map(plan.phases.map((phase) => [phase.id, phase]));
  const sources = new Map<string, { readonly phase: string; readonly words: string }>([
    ...plan.items.map(({ id, phase, text }) => [id, { phase, words: text }] as const),
    ...plan.steps.map(({ id, phase, title }) => [id, { phase, words: title }] as const),
    ...(plan.instructions ?? []).map(({ id, phase, text }) => [id, { phase, words: text }] as const),
  ]);
  return (plan.sheet ?? []).map((each) => {
    const { phase: id = '', words: own = '' } = sources.get(each.source) ?? {};
    const phase = phases.get(id) ?? null;
    const ofStep = each.box === undefined && each.command !== undefined ? [each.command] : [];
    return { each, phase, key: keyOf([...(phase?.path ?? []), own, ...ofStep]) };
  });
}
