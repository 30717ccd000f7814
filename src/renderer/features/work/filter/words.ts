import type { WorkFilter } from '../../../stores/view/selection-store.ts';

export const label = 'Show';
export const names: Readonly<Record<WorkFilter, string>> = {
  all: 'Section',
  failed: 'Failed',
  mine: 'Mine',
  open: 'Open',
};
export const hints: Readonly<Record<WorkFilter, string>> = {
  all: 'The section, whole (a)',
  failed: 'What failed, in every section (f)',
  mine: 'What waits for a person, in every section (m)',
  open: 'What is not done yet, in every section (u)',
};
export const titles: Readonly<Record<Exclude<WorkFilter, 'all'>, string>> = {
  failed: 'What failed',
  mine: 'What waits for a person',
  open: 'What is not done yet',
};
export const none: Readonly<Record<Exclude<WorkFilter, 'all'>, string>> = {
  failed: 'Nothing has failed.',
  mine: 'Nothing waits for a person.',
  open: 'Everything is done.',
};
