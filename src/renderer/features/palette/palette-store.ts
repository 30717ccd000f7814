import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open, and what has been typed into it, also while it is still being loaded. */
export const [paletteStore, palette] = createSpotlight();

export function setQuery(query: string): void {
  paletteStore.updateState((state) => ({ ...state, query }));
}
