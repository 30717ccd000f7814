import { count } from '../../../../shared/text/count.ts';
import type { MarkKind } from '../document/line-marks.ts';

// The account of the document
export const everyLine = 'Every line accounted for';
export const legend: Readonly<Record<Exclude<MarkKind, 'blank' | 'fence'>, (n: number) => string>> = {
  command: (n) => count(n, 'command'),
  manual: (n) => `${n} by hand`,
  choice: (n) => `${n} to choose`,
  rollback: (n) => `${n} in the rollback`,
  data: (n) => count(n, 'limit or name', 'limits, names'),
  reference: (n) => `${n} reference`,
  heading: (n) => count(n, 'heading'),
  prose: (n) => `${n} text`,
};
export const outline = 'Outline';
export const choicesIn = (n: number): string => count(n, 'choice');
