import type { Tile } from '../../../shared/wire/live.ts';
import { openCharts } from '../../run/open-charts.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { asOf } from '../../text/as-of.ts';
import { Judgment } from './judgment.tsx';
import { MetricTile } from './metric-tile.tsx';
import * as words from './words.ts';
import './metrics.css';

/** The live metrics, two columns of tiles. */
export function Metrics() {
  const tiles = useMetricsStore((store) => store.tiles);
  const silent = useMetricsStore((store) => store.sources).filter(({ reason }) => reason !== null);
  const ended = useRun((state) => (state.status === 'ended' ? state.endedAt : null));
  return (
    <section className="pane" aria-label={words.title}>
      <h2>
        {ended === null ? words.title : words.endedTitle}{' '}
        <span>{ended === null ? verdictOf(tiles) : asOf(ended)}</span>
      </h2>
      <Judgment />
      {silent.length > 0 && (
        <ul className="silent-sources" data-testid="silent-sources">
          {silent.map(({ source, reason }) => (
            <li key={`${source} ${reason}`}>
              <b>{words.notRead(source)}</b> <span title={reason ?? ''}>{reason}</span>
            </li>
          ))}
        </ul>
      )}
      {tiles.length === 0 ? (
        silent.length === 0 && <p className="pane-empty">{ended === null ? words.empty : words.notKept}</p>
      ) : (
        <ul className="tiles">
          {tiles.map((tile) => (
            <MetricTile key={tile.id} tile={tile} />
          ))}
        </ul>
      )}
      {tiles.length > 0 && (
        <button
          type="button"
          className="btn small quiet all-charts"
          data-testid="all-charts"
          onClick={() => openCharts(null)}
        >
          {words.allCharts} <kbd>c</kbd>
        </button>
      )}
    </section>
  );
}

/** Whether production is within its budgets, in words; nothing while nothing is measured. */
function verdictOf(tiles: readonly Tile[]): string {
  const failing = tiles.filter(({ verdict }) => verdict === 'fail').length;
  if (failing > 0) return words.over(failing);
  return tiles.some(({ verdict }) => verdict === 'pass') ? words.within : '';
}
