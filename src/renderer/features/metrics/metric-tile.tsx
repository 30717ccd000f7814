import { lazy, memo, Suspense } from 'react';
import type { Sample, Tile } from '../../../shared/live.ts';
import { useMetricsStore } from '../../stores/metrics-store.ts';
import { formatValue } from './format-value.ts';

const Sparkline = lazy(async () => ({ default: (await import('./sparkline.tsx')).Sparkline }));
const nothing: readonly Sample[] = [];
const verdictWords = { pass: 'within budget', fail: 'over budget', 'no-data': 'no data' } as const;

/** One metric: its budget, its value, and where it has been. */
export const MetricTile = memo(function MetricTile({ tile }: { tile: Tile }) {
  const samples = useMetricsStore((store) => store.series[tile.id] ?? nothing);
  const value = samples.at(-1)?.value ?? null;
  const silent = value === null;
  const verdict = silent ? 'no-data' : tile.verdict;
  return (
    <li
      className={`tile ${verdict}`}
      data-testid={`tile-${tile.id}`}
      data-verdict={verdict}
      title={tile.source}
    >
      <p className="k">
        <span>{tile.label}</span>
        {tile.budget !== null && <em>{tile.budget}</em>}
      </p>
      <p className="v">
        {silent ? (
          <span className="none">no data</span>
        ) : (
          <>
            {formatValue(value)} <small>{tile.unit}</small>
          </>
        )}
        <span className="visually-hidden"> {tile.bound === null ? '' : verdictWords[verdict]}</span>
        {verdict === 'fail' && (
          <span className="over" aria-hidden="true">
            ▲
          </span>
        )}
      </p>
      <div className="spark" aria-hidden="true">
        <Suspense>
          <Sparkline samples={samples} bound={tile.bound} verdict={verdict} bounded={tile.bound !== null} />
        </Suspense>
      </div>
    </li>
  );
});
