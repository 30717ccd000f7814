import type { Trend } from '../../../../shared/wire/calls/trends.ts';
import type { Tile } from '../../../../shared/wire/live.ts';
import { useRun } from '../../../stores/run/run-store.ts';
import { when } from '../../../text/when.ts';
import { formatValue } from '../../metrics/format-value.ts';
import { type TrendCell, trendCells } from './trend-cells.ts';
import { useTrends } from './use-trends.ts';
import * as words from './words.ts';
import './trends.css';

/** A row for each release that was measured after its change, a column for each tile. */
export function TrendsTable({ tiles }: { tiles: readonly Tile[] }) {
  const trends = useTrends();
  const run = useRun((state) => state.run);
  if (trends === null) return <p className="empty">{words.reading}</p>;
  if (trends.length === 0) return <p className="empty">{words.none}</p>;
  const columns = tiles
    .map((tile) => ({ tile, cells: trendCells(tile, trends) }))
    .filter(({ cells }) => cells.size > 0);
  return (
    <section
      className="trends"
      data-testid="trends"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
      tabIndex={0}
      aria-label={words.title}
    >
      <p>{words.lead}</p>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.release}</th>
            {columns.map(({ tile }) => (
              <th key={tile.id} scope="col">
                {tile.label} {tile.budget !== null && <small>{tile.budget}</small>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...trends].reverse().map((trend) => (
            <tr key={trend.run} className={trend.run === run ? 'this' : undefined}>
              <ReleaseName trend={trend} isThis={trend.run === run} />
              {columns.map(({ tile, cells }) => (
                <Cell key={tile.id} unit={tile.unit} cell={cells.get(trend.run)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

function ReleaseName({ trend: { version, at, rolledBack }, isThis }: { trend: Trend; isThis: boolean }) {
  return (
    <th scope="row">
      {version === '' ? words.unnamed : version}
      {isThis && <span className="trend-this"> · {words.thisRun}</span>}
      {rolledBack && <span className="trend-back"> · {words.rolledBack}</span>}
      <small className="below">{when(new Date(at).toISOString())}</small>
    </th>
  );
}

function Cell({ cell, unit }: { cell: TrendCell | undefined; unit: string }) {
  if (cell === undefined) return <td className="unmeasured" aria-label={words.notMeasured} />;
  const { value, change, isWorse, isOver, share } = cell;
  const tone = isWorse === null ? '' : isWorse ? ' worse' : ' better';
  return (
    <td className={isOver ? 'over' : undefined}>
      <span className="trend-value">
        {formatValue(value.median)} <small>{unit}</small>
        {change !== null && isWorse !== null && (
          <span className={`trend-change${tone}`}>{words.change(change)}</span>
        )}
      </span>
      <span className="trend-bar" style={{ width: `${Math.max(2, share * 100)}%` }} />
      <small className="below">{words.p95(formatValue(value.p95))}</small>
    </td>
  );
}
