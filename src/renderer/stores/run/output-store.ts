import { create } from 'zustand';

/** Output in quick succession updates the time at most this often, to avoid a render for every chunk. */
const noteEveryMs = 2_000;

interface OutputStore {
  /** When the last byte of an attempt's output arrived, by `run/item/attempt`, epoch ms. Covers only attempts on screen. */
  readonly heard: Readonly<Record<string, number>>;
  hear(key: string, at: number): void;
}

/** When output last arrived, for the notice about silent steps. */
export const useOutputStore = create<OutputStore>()((set) => ({
  heard: {},
  hear: (key, at) =>
    set((store) =>
      (store.heard[key] ?? 0) + noteEveryMs > at ? store : { heard: { ...store.heard, [key]: at } },
    ),
}));
