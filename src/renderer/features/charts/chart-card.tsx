import { useMemo } from 'react';
import type { Tile } from '../../../shared/wire/live.ts';
import { useChartsStore } from '../../stores/view/charts-store.ts';
import { useScheme } from '../../stores/view/theme-store.ts';
import { clockTime } from '../../text/clock-time.ts';
import { formatValue } from '../metrics/format-value.ts';
import { ChartFigures, ChartLegend } from './chart-legend.tsx';
import { staleSince } from './data/stale.ts';
import { type Statistics, statisticsOf } from './data/statistics.ts';
import { chartColors } from './draw/chart-colors.ts';
import type { BoundLine } from './draw/draw-lines.ts';
import { Plot } from './draw/plot.tsx';
import type { Shown, ShownChart } from './use-shown.ts';
import * as words from './words.ts';

interface Props extends Pick<Shown, 'span' | 'marks' | 'end'> {
  readonly chart: ShownChart;
  /** Shows this chart alone; null where it is. */
  readonly onOpen: (() => void) | null;
}

/** One tile as a chart: its name and unit, the figures of its lines, and the plot. */
export function ChartCard({ chart: { tile, lines }, span, marks, end, onOpen }: Props) {
  const setZoom = useChartsStore((store) => store.setZoom);
  const scheme = useScheme();
  const { hosts, free } = useMemo(() => {
    void scheme;
    return chartColors();
  }, [scheme]);
  const bounds = useMemo(() => boundLines(tile), [tile]);
  const rows = lines.map(({ label, samples }, index) => ({
    label,
    color: lines.length > 1 ? (hosts[index % hosts.length] ?? free) : free,
    figures: statisticsOf(samples, span),
  }));
  const stale = lines.map(({ samples }) => staleSince(samples, end));
  // A chart is stale when no line of it is current.
  const since = stale.some((at) => at === null) ? null : Math.max(...stale.map((at) => at ?? 0));
  const hidden = (tile.hosts?.length ?? 0) - lines.length;
  const isEmpty = rows.every(({ figures }) => figures === null);
  return (
    <section
      className={`chart-card${since === null ? '' : ' stale'}`}
      aria-label={tile.label}
      data-testid={`chart-${tile.id}`}
      data-title={`${tile.label} ${tile.unit}`.trim()}
    >
      <header>
        <h3>
          {onOpen === null ? (
            tile.label
          ) : (
            <button type="button" title={words.openAlone} onClick={onOpen}>
              {tile.label}
            </button>
          )}{' '}
          <small>{tile.unit}</small>
        </h3>
        {since !== null && (
          <span className="chart-stale" data-testid="chart-stale">
            {words.staleAsOf(clockTime(new Date(since).toISOString()))}
          </span>
        )}
        {rows.length === 1 && <ChartFigures figures={rows[0]?.figures ?? null} />}
      </header>
      <div
        className="chart-place"
        role="img"
        aria-label={words.chartOf(tile.label, spoken(rows[0]?.figures ?? null, tile.unit))}
      >
        <Plot tile={tile} lines={lines} span={span} bounds={bounds} marks={marks} onZoom={setZoom} />
        {isEmpty && <p className="chart-empty">{words.nothingHere}</p>}
      </div>
      {lines.length > 1 && <ChartLegend title={tile.label} rows={rows} />}
      {lines.length > 1 && hidden > 0 && <p className="chart-more">{words.more(hidden)}</p>}
    </section>
  );
}

/** A budget says what is wanted, a rule what is not: each has its name on the side where nothing should be. */
function boundLines({ bound, budget, rules = [] }: Tile): readonly BoundLine[] {
  const ruled = rules.map(
    ({ text, op, value }): BoundLine => ({ kind: 'rule', value, name: text, isBelow: op.startsWith('<') }),
  );
  if (bound === null) return ruled;
  const { op, value } = bound;
  return [{ kind: 'budget', value, name: words.budget(budget ?? ''), isBelow: op.startsWith('>') }, ...ruled];
}

function spoken(figures: Statistics | null, unit: string): string {
  if (figures === null) return '';
  return words.figures.map((figure) => `${figure} ${formatValue(figures[figure])} ${unit}`.trim()).join(', ');
}
