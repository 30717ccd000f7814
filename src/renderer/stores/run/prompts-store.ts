import { create } from 'zustand';
import type { Prompt } from '../../../shared/wire/live.ts';

interface PromptsStore {
  readonly prompts: readonly Prompt[];
  set(prompts: readonly Prompt[]): void;
}

/** Questions the engine waits for. */
export const usePromptsStore = create<PromptsStore>()((set) => ({
  prompts: [],
  set: (prompts) => set({ prompts }),
}));
