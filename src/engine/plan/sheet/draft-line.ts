import type { SheetLine, Stage } from '../../../shared/plan/sheet.ts';

/** A line before its stage is settled: with its section, and when that is due. */
export type DraftLine = Omit<SheetLine, 'when' | 'runs'> & {
  readonly phase: string;
  readonly section: Stage;
};
