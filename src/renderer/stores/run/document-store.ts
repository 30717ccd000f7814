import { create } from 'zustand';
import type { PlanChange } from '../../../shared/plan/plan-change.ts';

export type DocumentChange = 'ticked' | 'edited' | 'missing' | 'unwritable';

interface DocumentStore {
  /** The last change of the file. */
  readonly change: DocumentChange | null;
  /** How often it was edited or went missing since the run was opened. */
  readonly edits: number;
  /** What the file would change in the run; null while the run uses it unchanged. */
  readonly difference: PlanChange | null;
  hear(change: DocumentChange): void;
  setDifference(difference: PlanChange | null): void;
  reset(): void;
}

/** What happened to the checklist on disk since the run was opened. */
export const useDocumentStore = create<DocumentStore>()((set) => ({
  change: null,
  edits: 0,
  difference: null,
  hear: (change) =>
    set((store) => ({
      change,
      edits: change === 'ticked' || change === 'unwritable' ? store.edits : store.edits + 1,
    })),
  setDifference: (difference) => set({ difference }),
  reset: () => set({ change: null, edits: 0, difference: null }),
}));
