import type uPlot from 'uplot';
import { formatValue } from '../../metrics/format-value.ts';
import { hoverTime } from '../data/time-words.ts';

/** The time under the crosshair and every line's value there, beside the crosshair. */
export interface HoverTip {
  /** Shows what the plot's cursor points at, or nothing. */
  update(plot: uPlot): void;
}

/** Puts an empty one over a plot. `colorOf` gives a line's color by its place. */
export function hoverTip(plot: uPlot, unit: string, colorOf: (line: number) => string): HoverTip {
  const tip = document.createElement('div');
  tip.className = 'chart-tip';
  tip.dataset.testid = 'chart-tip';
  tip.hidden = true;
  plot.over.append(tip);
  return {
    update: (self) => {
      const { idx, left = -1 } = self.cursor;
      const at = idx == null || left < 0 ? undefined : self.data[0][idx];
      tip.hidden = at === undefined;
      if (at === undefined || idx == null) return;
      const time = document.createElement('time');
      time.textContent = hoverTime(at * 1_000, Date.now());
      tip.replaceChildren(time, ...valuesAt(self, { unit, colorOf }));
      const isRight = left > self.over.clientWidth / 2;
      tip.style.left = isRight ? '' : `${left + 10}px`;
      tip.style.right = isRight ? `${self.over.clientWidth - left + 10}px` : '';
    },
  };
}

function valuesAt(
  plot: uPlot,
  { unit, colorOf }: { readonly unit: string; readonly colorOf: (line: number) => string },
): readonly HTMLElement[] {
  const several = plot.series.length > 2;
  return plot.series.slice(1).map((series, index) => {
    const at = plot.cursor.idxs?.[index + 1] ?? null;
    const value = at === null ? null : plot.data[index + 1]?.[at];
    const row = document.createElement('span');
    const mark = document.createElement('i');
    mark.style.background = colorOf(index);
    const figure = document.createElement('b');
    figure.textContent = value == null ? '–' : `${formatValue(value)} ${unit}`.trim();
    row.append(...(several ? [mark, String(series.label)] : []), figure);
    return row;
  });
}
