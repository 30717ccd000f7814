import type { SheetLine, Stage } from '../../../shared/plan/sheet.ts';

/** How sure it is when a section is due. */
export interface Sureness {
  /** 0 to 1. */
  readonly sure: number;
  /** The heading of what may not be part of the release; absent where there is no such doubt. */
  readonly doubt?: string;
}

/** A line before its stage is settled: with its section, when that is due, and how sure that is. */
export type DraftLine = Omit<SheetLine, 'when' | 'runs'> & {
  readonly phase: string;
  readonly section: Stage;
} & Sureness;
