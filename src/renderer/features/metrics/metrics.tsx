import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { Judgment } from './judgment.tsx';
import { MetricTile } from './metric-tile.tsx';
import * as words from './words.ts';
import './metrics.css';

/** The live metrics, two columns of tiles. */
export function Metrics() {
  const tiles = useMetricsStore((store) => store.tiles);
  const silent = useMetricsStore((store) => store.sources).filter(({ reason }) => reason !== null);
  const failing = tiles.filter((tile) => tile.verdict === 'fail').length;
  return (
    <section className="pane" aria-label={words.title}>
      <h2>
        {words.title}{' '}
        <span>
          {failing > 0
            ? words.over(failing)
            : tiles.some(({ verdict }) => verdict === 'pass')
              ? words.within
              : ''}
        </span>
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
        silent.length === 0 && <p className="pane-empty">{words.empty}</p>
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
