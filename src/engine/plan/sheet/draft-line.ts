import type { SheetLine, Stage } from '../../../shared/plan/sheet.ts';

/** A line before its stage is settled: with its section, when that is due, and how sure that is (0 to 1). */
export type DraftLine = Omit<SheetLine, 'when' | 'runs'> & {
  readonly phase: string;
  readonly section: Stage;
  readonly sure: number;
};
