import { formatValue } from '../metrics/format-value.ts';
import type { Statistics } from './data/statistics.ts';
import * as words from './words.ts';

export interface LegendRow {
  readonly label: string;
  readonly color: string;
  readonly figures: Statistics | null;
}

/** Last, least, most and 95th percentile of a line that stands alone, within what is shown. */
export function ChartFigures({ figures }: { figures: Statistics | null }) {
  return (
    <dl className="chart-figures">
      {words.figures.map((figure) => (
        <div key={figure}>
          <dt>{figure}</dt>
          <dd>{shown(figures, figure)}</dd>
        </div>
      ))}
    </dl>
  );
}

/** The same of every line, with its color. */
export function ChartLegend({ title, rows }: { title: string; rows: readonly LegendRow[] }) {
  return (
    <table className="chart-legend" aria-label={words.legendOf(title)}>
      <thead>
        <tr>
          <th scope="col">{words.line}</th>
          {words.figures.map((figure) => (
            <th key={figure} scope="col">
              {figure}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ label, color, figures }) => (
          <tr key={label}>
            <th scope="row">
              <i style={{ background: color }} aria-hidden="true" /> {label}
            </th>
            {words.figures.map((figure) => (
              <td key={figure}>{shown(figures, figure)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function shown(figures: Statistics | null, figure: keyof Statistics): string {
  return figures === null ? '–' : formatValue(figures[figure]);
}
