import type { Panel } from '../stores/view/layout-store.ts';

export const noTarget = 'no target';
export const noTargetHint = 'No target chosen yet. Choose one in the review.';

const panels: Readonly<Record<Panel, string>> = {
  outline: 'outline',
  instruments: 'instruments',
  dock: 'dock',
};

export const sizeOf = (panel: Panel): string => `Resize the ${panels[panel]}`;
