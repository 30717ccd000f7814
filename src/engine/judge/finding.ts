import type { Stream } from './slots.ts';

/** What is compared before and after a change. */
export type Measure = 'errors' | 'p50' | 'p95' | 'p99' | 'slow' | 'memory' | 'database';

/** One comparison, as of one look. */
export interface Finding {
  readonly measure: Measure;
  readonly stream: Pick<Stream, 'kind' | 'name'>;
  /** In percent for errors and for very slow answers, ms for durations, the gauge's own unit otherwise; null where nothing was read. */
  readonly before: number | null;
  readonly after: number | null;
  /** How likely a change that makes nothing worse looks as bad as this. 1 where there is too little to compare. */
  readonly chance: number;
  /** Whether the change is large enough to matter, however sure it is. */
  readonly isMaterial: boolean;
  /** How many more slots it takes until a change that matters could be told for certain; 0 when it could by now. */
  readonly slotsMissing: number;
}
