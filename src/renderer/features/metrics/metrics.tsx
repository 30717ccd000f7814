import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { MetricTile } from './metric-tile.tsx';
import * as words from './words.ts';
import './metrics.css';

/** The live metrics, two columns of tiles. */
export function Metrics() {
  const tiles = useMetricsStore((store) => store.tiles);
  const failing = tiles.filter((tile) => tile.verdict === 'fail').length;
  return (
    <section className="pane" aria-label={words.title}>
      <h2>
        {words.title}{' '}
        <span>{tiles.length === 0 ? '' : failing === 0 ? words.within : words.over(failing)}</span>
      </h2>
      {tiles.length === 0 ? (
        <p className="pane-empty">{words.empty}</p>
      ) : (
        <ul className="tiles">
          {tiles.map((tile) => (
            <MetricTile key={tile.id} tile={tile} />
          ))}
        </ul>
      )}
    </section>
  );
}
