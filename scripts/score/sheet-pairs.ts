import type { SheetLine } from '../../src/shared/plan/sheet.ts';
import type { LabelLine } from '../fit/sheet-documents.ts';
import { normalCommand } from './normal-command.ts';

/** A labelled line with the line of the sheet that stands for it. */
export interface Pair {
  readonly label: LabelLine;
  readonly line: SheetLine;
}

/** A guard counts where a run would come to the line by itself. */
export function isCounted({ guard, when }: Pick<LabelLine, 'guard' | 'when'>): boolean {
  if (guard === undefined || when === 'demand' || when === 'routine') return false;
  return when !== 'back' || guard.kind !== 'if';
}

/** Each labelled line takes the nearest line by hand that is at most one line away and not taken. */
export function pairManual(sheet: readonly SheetLine[], labels: readonly LabelLine[]): readonly Pair[] {
  const free = new Set(sheet.filter((line) => line.do === 'manual'));
  return labels
    .filter((label) => label.do === 'manual')
    .flatMap((label) => {
      const near = [...free].filter(({ line }) => Math.abs(line - label.line) <= 1);
      const [line] = near.toSorted((a, b) => Math.abs(a.line - label.line) - Math.abs(b.line - label.line));
      if (line === undefined) return [];
      free.delete(line);
      return [{ label, line }];
    });
}

/** Commands by their words; of several equal ones, the nearest. */
export function pairCommands(said: readonly SheetLine[], there: readonly LabelLine[]): readonly Pair[] {
  const pool = Map.groupBy(said, ({ command }) => normalCommand(command));
  return there.flatMap((label) => {
    const same = pool.get(normalCommand(label.command)) ?? [];
    const [line] = same.toSorted((a, b) => Math.abs(a.line - label.line) - Math.abs(b.line - label.line));
    if (line === undefined) return [];
    same.splice(same.indexOf(line), 1);
    return [{ label, line }];
  });
}
