import { create } from 'zustand';
import { readSetting, writeSetting } from '../view/setting.ts';

export type Density = 'comfortable' | 'compact';

/** The sizes the window steps through, in percent of the usual one. */
export const zoomSteps = [70, 80, 90, 100, 110, 125, 150, 175, 200, 250, 300] as const;
export const usualZoom = 100;

interface ScaleStore {
  /** In percent of the usual size. */
  readonly zoom: number;
  readonly density: Density;
  /** One step larger or smaller, or the usual size. */
  step(to: 'larger' | 'smaller' | 'usual'): void;
  pack(density: Density): void;
}

/** How large and how dense the window draws. The page itself is set by `public/theme.js` before the first paint. */
export const useScaleStore = create<ScaleStore>()((set, get) => ({
  zoom: readZoom(readSetting('zoom')),
  density: readSetting('density') === 'compact' ? 'compact' : 'comfortable',
  step: (to) => {
    const zoom = to === 'usual' ? usualZoom : nextZoom(get().zoom, to);
    // The root's font size is what every length of the stylesheets stands on.
    const { style } = document.documentElement;
    style.fontSize = zoom === usualZoom ? '' : `${zoom}%`;
    style.setProperty('--zoom', `${zoom / usualZoom}`);
    writeSetting('zoom', zoom === usualZoom ? null : `${zoom}`);
    set({ zoom });
  },
  pack: (density) => {
    if (density === 'compact') document.documentElement.dataset.density = density;
    else delete document.documentElement.dataset.density;
    writeSetting('density', density === 'compact' ? density : null);
    set({ density });
  },
}));

/** A remembered zoom; anything else than one of the steps is the usual size. */
export function readZoom(text: string | null): number {
  return zoomSteps.find((step) => `${step}` === text) ?? usualZoom;
}

/** The next step up or down, or the same at either end. */
export function nextZoom(zoom: number, to: 'larger' | 'smaller'): number {
  const next =
    to === 'larger' ? zoomSteps.find((step) => step > zoom) : zoomSteps.findLast((step) => step < zoom);
  return next ?? zoom;
}

/** How many px of the screen one px of the design is. */
export const scaleOf = ({ zoom }: { readonly zoom: number }): number => zoom / usualZoom;

/** A length of the design, in px, as CSS that follows the zoom. */
export const scaled = (px: number): string => `${px / 16}rem`;
