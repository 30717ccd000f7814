import { useEffect, useRef, useState } from 'react';
import { closeCharts, openCharts } from '../../run/open-charts.ts';
import { useRun } from '../../stores/run/run-store.ts';
import { ChartCard } from './chart-card.tsx';
import { ChartsBar } from './charts-bar.tsx';
import { saveCsv, savePng } from './save-charts.ts';
import { TrendsTable } from './trends/trends-table.tsx';
import { useShown } from './use-shown.ts';
import * as words from './words.ts';
import './charts.css';

/** The chart of one tile, or all of them side by side with one crosshair and one range. */
export function ChartsPanel({ tile }: { tile: string | null }) {
  const panel = useRef<HTMLElement>(null);
  const title = useRun((state) => state.title);
  const { charts, span, marks, end, released } = useShown(tile);
  const [isByRelease, setByRelease] = useState(false);
  // Whoever opens a chart reads it next: the keyboard goes with it, and Escape leads back.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another tile is opened anew.
  useEffect(() => panel.current?.focus(), [tile]);
  const single = tile === null ? undefined : charts[0]?.tile.label;
  const name = `${title} ${single ?? words.title}`.toLowerCase().replace(/[^a-z0-9]+/g, '-');
  return (
    <section
      ref={panel}
      className={`charts ${tile === null ? 'all' : 'one'}`}
      aria-label={single ?? words.allCharts}
      data-testid="charts"
      tabIndex={-1}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        closeCharts();
      }}
    >
      <ChartsBar
        title={tile === null ? words.allCharts : words.one}
        onAll={tile === null ? null : () => openCharts(null)}
        isReleased={released !== null}
        isByRelease={isByRelease}
        onByRelease={setByRelease}
        onPng={() => panel.current !== null && savePng(panel.current, name)}
        onCsv={() => saveCsv(charts, span, name)}
        onClose={closeCharts}
      />
      {isByRelease ? (
        <TrendsTable tiles={charts.map((chart) => chart.tile)} />
      ) : charts.length === 0 ? (
        <p className="empty">{words.empty}</p>
      ) : (
        <div className="charts-grid">
          {charts.map((chart) => (
            <ChartCard
              key={chart.tile.id}
              chart={chart}
              span={span}
              marks={marks}
              end={end}
              onOpen={tile === null ? () => openCharts(chart.tile.id) : null}
            />
          ))}
        </div>
      )}
      {!isByRelease && <p className="charts-hint">{words.hint}</p>}
    </section>
  );
}
