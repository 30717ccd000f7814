import { lazy, memo, Suspense, useState } from 'react';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import { hostSeries } from '../../../shared/wire/series.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { formatValue } from './format-value.ts';

const Sparkline = lazy(async () => ({ default: (await import('./sparkline.tsx')).Sparkline }));
const nothing: readonly Sample[] = [];
/** The choice of whichever host is worst; no host is called so. */
const worst = '';
const verdictWords = { pass: 'within budget', fail: 'over budget', 'no-data': 'no data' } as const;

/** One metric: its budget, its value, and where it has been. */
export const MetricTile = memo(function MetricTile({ tile }: { tile: Tile }) {
  const [chosen, choose] = useState(worst);
  const host = tile.hosts?.find((each) => each.host === chosen);
  const series = host === undefined ? tile.id : hostSeries(tile.id, host.host);
  const samples = useMetricsStore((store) => store.series[series] ?? nothing);
  const value = samples.at(-1)?.value ?? null;
  const silent = value === null;
  const verdict = silent ? 'no-data' : (host ?? tile).verdict;
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
      {tile.hosts !== undefined && (
        <select
          className="tile-host"
          aria-label={`Host whose ${tile.label} is shown`}
          data-testid={`tile-host-${tile.id}`}
          value={host === undefined ? worst : chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={worst}>
            {tile.host == null
              ? `all ${tile.hosts.length} hosts`
              : `${tile.host} · worst of ${tile.hosts.length}`}
          </option>
          {tile.hosts.map((each) => (
            <option key={each.host} value={each.host}>
              {each.host}
            </option>
          ))}
        </select>
      )}
      <div className="spark" aria-hidden="true">
        <Suspense>
          <Sparkline samples={samples} bound={tile.bound} verdict={verdict} bounded={tile.bound !== null} />
        </Suspense>
      </div>
    </li>
  );
});
