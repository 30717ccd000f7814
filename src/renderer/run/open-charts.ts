import { useChartsStore } from '../stores/view/charts-store.ts';
import { useSelectionStore } from '../stores/view/selection-store.ts';

/** Shows the chart of a tile, or of all tiles (null), in the middle of the window; closing leads back to what was there. */
export function openCharts(tile: string | null): void {
  const { place, following, item, show } = useSelectionStore.getState();
  if (place?.kind !== 'charts') {
    const opener = document.activeElement instanceof HTMLElement ? document.activeElement : null;
    useChartsStore.getState().open({ place, following, item, opener });
  }
  show({ kind: 'charts', tile }, false);
}

/** Goes back to what the middle of the window showed, and gives the keyboard back to what opened the charts. */
export function closeCharts(): void {
  const { place, show, select } = useSelectionStore.getState();
  const { before } = useChartsStore.getState();
  if (place?.kind !== 'charts') return;
  if (before?.place == null) useSelectionStore.getState().reset();
  else show(before.place, before.following);
  if (before?.item != null) select(before.item);
  before?.opener?.focus();
}

export function toggleCharts(): void {
  if (useSelectionStore.getState().place?.kind === 'charts') closeCharts();
  else openCharts(null);
}
