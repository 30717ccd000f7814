import type { SheetLine, Stage } from '../../../shared/plan/sheet.ts';

/** How sure it is when a section is due. */
export interface Sureness {
  /** 0 to 1. */
  readonly sure: number;
  /** What may not be part of the release, by its heading, and how likely that is (0 to 1); absent where there is no doubt. */
  readonly doubt?: { readonly about: string; readonly odds: number };
}

/** A line before its stage is settled: with its section, when that is due, and how sure that is. */
export type DraftLine = Omit<SheetLine, 'when' | 'runs'> & {
  readonly phase: string;
  readonly section: Stage;
} & Sureness;
