import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open and what was typed into it, also while it is still loading. */
export const [paletteStore, palette] = createSpotlight();

export function setQuery(query: string): void {
  paletteStore.updateState((state) => ({ ...state, query }));
}
