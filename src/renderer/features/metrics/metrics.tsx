import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { MetricTile } from './metric-tile.tsx';
import './metrics.css';

/** The live metrics, two columns of tiles. */
export function Metrics() {
  const tiles = useMetricsStore((store) => store.tiles);
  const failing = tiles.filter((tile) => tile.verdict === 'fail').length;
  return (
    <section className="pane" aria-label="Live metrics">
      <h2>
        Live metrics{' '}
        <span>{tiles.length === 0 ? '' : failing === 0 ? 'within budget' : `${failing} over budget`}</span>
      </h2>
      {tiles.length === 0 ? (
        <p className="pane-empty">
          Nothing is measured yet. Name a source in the sidecar under “metrics”, for instance{' '}
          {'{ host: web-1 }'} or {'{ scrape: "http://localhost:8000/metrics", via: web-1 }'}.
        </p>
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
