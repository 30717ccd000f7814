import { createSpotlight } from '@mantine/spotlight';

/** Whether the palette is open and what was typed into it, also while it is still loading. */
export const [paletteStore, palette] = createSpotlight();

export function setQuery(query: string): void {
  paletteStore.updateState((state) => ({ ...state, query }));
}

/** Selects the first entry, as the arrow keys would. */
export function selectFirst(): void {
  const list = document.querySelector('.palette');
  list?.querySelector('[data-selected]')?.removeAttribute('data-selected');
  list?.querySelector('[data-action]')?.setAttribute('data-selected', 'true');
  paletteStore.updateState((state) => ({ ...state, selected: 0 }));
}
