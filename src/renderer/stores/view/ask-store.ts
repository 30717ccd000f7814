import { create } from 'zustand';

/** A question before something that cannot be taken back. */
export interface Question {
  readonly title: string;
  /** What it does, and to what. */
  readonly text: string;
  /** Names the action. */
  readonly confirm: string;
  confirmed(): void;
  /** The safe thing a person may have meant instead. */
  readonly instead?: { readonly label: string; chosen(): void };
}

interface AskStore {
  readonly question: Question | null;
  ask(question: Question | null): void;
}

/** The one question that waits for an answer. */
export const useAskStore = create<AskStore>()((set) => ({
  question: null,
  ask: (question) => set({ question }),
}));
