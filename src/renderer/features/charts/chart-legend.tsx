import { formatValue } from '../metrics/format-value.ts';
import type { Statistics } from './data/statistics.ts';
import * as words from './words.ts';

export interface LegendRow {
  readonly label: string;
  readonly color: string;
  readonly figures: Statistics | null;
}

/** Last, least, most and 95th percentile of every line, within what is shown. */
export function ChartLegend({ title, rows }: { title: string; rows: readonly LegendRow[] }) {
  const several = rows.length > 1;
  return (
    <table className="chart-legend" aria-label={words.legendOf(title)}>
      <thead className={several ? undefined : 'visually-hidden'}>
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
            <th scope="row" className={several ? undefined : 'visually-hidden'}>
              <i style={{ background: color }} aria-hidden="true" /> {label}
            </th>
            {words.figures.map((figure) => (
              <td key={figure}>
                {!several && <span aria-hidden="true">{figure} </span>}
                {figures === null ? '–' : formatValue(figures[figure])}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
