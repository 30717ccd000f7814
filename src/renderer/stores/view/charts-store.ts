import { create } from 'zustand';
import type { Place } from './selection-store.ts';

/** How much of a run the charts show. */
export type ChartRange = '15m' | '1h' | 'release' | 'run';

/** Two moments, epoch ms. */
export interface ChartSpan {
  readonly from: number;
  readonly to: number;
}

/** Where a person was when the charts opened. */
interface Before {
  readonly place: Place | null;
  readonly following: boolean;
  readonly item: string | null;
  /** What had the keyboard. */
  readonly opener: HTMLElement | null;
}

interface ChartsStore {
  readonly range: ChartRange;
  /** What a person zoomed to; null while the range is shown. */
  readonly zoom: ChartSpan | null;
  /** Values are drawn by their orders of magnitude. */
  readonly isLog: boolean;
  readonly before: Before | null;
  open(before: Before): void;
  setRange(range: ChartRange): void;
  setZoom(zoom: ChartSpan | null): void;
  setLog(isLog: boolean): void;
}

/** What all charts show: one range, one zoom. */
export const useChartsStore = create<ChartsStore>()((set) => ({
  range: '15m',
  zoom: null,
  isLog: false,
  before: null,
  open: (before) => set({ before, zoom: null }),
  setRange: (range) => set({ range, zoom: null }),
  setZoom: (zoom) => set({ zoom }),
  setLog: (isLog) => set({ isLog }),
}));
