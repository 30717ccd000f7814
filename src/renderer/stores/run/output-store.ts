import { create } from 'zustand';

/** The clock of a chatty step is not worth a drawing per chunk. */
const noteEveryMs = 2_000;

interface OutputStore {
  /** When the last byte of an attempt's output came, by `run/item/attempt`, epoch ms. Only attempts being shown are known. */
  readonly heard: Readonly<Record<string, number>>;
  hear(key: string, at: number): void;
}

/** When output was last seen, for the notice about silent steps. */
export const useOutputStore = create<OutputStore>()((set) => ({
  heard: {},
  hear: (key, at) =>
    set((store) =>
      (store.heard[key] ?? 0) + noteEveryMs > at ? store : { heard: { ...store.heard, [key]: at } },
    ),
}));
