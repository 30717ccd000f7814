import { lazy, memo, Suspense, useState } from 'react';
import type { Sample, Tile } from '../../../shared/wire/live.ts';
import { hostSeries } from '../../../shared/wire/series.ts';
import { openCharts } from '../../run/open-charts.ts';
import { useMetricsStore } from '../../stores/run/metrics-store.ts';
import { formatValue } from './format-value.ts';
import * as words from './words.ts';

const Sparkline = lazy(async () => ({ default: (await import('./sparkline.tsx')).Sparkline }));
const nothing: readonly Sample[] = [];
/** The choice of the worst host; no host has this name. */
const worst = '';

/** One metric: its budget, its value and its recent past. */
export const MetricTile = memo(function MetricTile({ tile }: { tile: Tile }) {
  const [chosen, choose] = useState(worst);
  const host = tile.hosts?.find((each) => each.host === chosen);
  const series = host === undefined ? tile.id : hostSeries(tile.id, host.host);
  const samples = useMetricsStore((store) => store.series[series] ?? nothing);
  const reason = useMetricsStore(
    (store) => store.sources.find(({ source }) => source === tile.source)?.reason ?? null,
  );
  const value = samples.at(-1)?.value ?? null;
  const silent = value === null;
  const verdict = silent ? 'no-data' : (host ?? tile).verdict;
  return (
    <li
      className={`tile ${verdict}`}
      data-testid={`tile-${tile.id}`}
      data-verdict={verdict}
      title={words.titleOf(tile.source, reason)}
    >
      <button
        type="button"
        className="tile-open"
        aria-label={words.openChart(tile.label)}
        data-testid={`tile-open-${tile.id}`}
        onClick={() => openCharts(tile.id)}
      />
      <p className="k">
        <span>{tile.label}</span>
        {tile.budget !== null && <em>{tile.budget}</em>}
      </p>
      <p className="v">
        {silent ? (
          <span className="none">{words.noData}</span>
        ) : (
          <>
            {formatValue(value)} <small>{tile.unit}</small>
          </>
        )}
        <span className="visually-hidden"> {tile.bound === null ? '' : words.verdicts[verdict]}</span>
        {verdict === 'fail' && (
          <span className="over" aria-hidden="true">
            ▲
          </span>
        )}
      </p>
      {tile.hosts !== undefined && (
        <select
          className="tile-host"
          aria-label={words.hostOf(tile.label)}
          data-testid={`tile-host-${tile.id}`}
          value={host === undefined ? worst : chosen}
          onChange={(event) => choose(event.target.value)}
        >
          <option value={worst}>
            {tile.host == null
              ? words.allHosts(tile.hosts.length)
              : words.worstOf(tile.host, tile.hosts.length)}
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
          <Sparkline samples={samples} bound={tile.bound} />
        </Suspense>
      </div>
    </li>
  );
});
