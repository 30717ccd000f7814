import { create } from 'zustand';

export type DocumentChange = 'ticked' | 'edited' | 'missing';

interface DocumentStore {
  readonly change: DocumentChange | null;
  set(change: DocumentChange | null): void;
}

/** What happened to the checklist on disk since the run was opened. */
export const useDocumentStore = create<DocumentStore>()((set) => ({
  change: null,
  set: (change) => set({ change }),
}));
