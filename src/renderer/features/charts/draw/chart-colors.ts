import { readColor } from '../../../ui/read-color.ts';

/** The colors of a chart as the canvas needs them, in the scheme in use. */
export interface ChartColors {
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  readonly ground: string;
  readonly kept: string;
  readonly broken: string;
  readonly free: string;
  readonly budget: string;
  readonly rule: string;
  readonly deploy: string;
  /** Of lines that stand beside each other. */
  readonly hosts: readonly string[];
  /** A CSS font family for figures. */
  readonly mono: string;
}

/** Reads them from the palette. */
export function chartColors(): ChartColors {
  return {
    text: readColor('--text'),
    faint: readColor('--faint'),
    grid: readColor('--line'),
    ground: readColor('--bg1'),
    kept: readColor('--pass'),
    broken: readColor('--warn'),
    free: readColor('--run'),
    budget: readColor('--prod'),
    rule: readColor('--warn'),
    deploy: readColor('--run-text'),
    hosts: (
      ['--log-a', '--log-d', '--log-c', '--log-b', '--log-f', '--log-e', '--dim', '--run'] as const
    ).map((name) => readColor(name)),
    mono: getComputedStyle(document.documentElement).getPropertyValue('--mono'),
  };
}
