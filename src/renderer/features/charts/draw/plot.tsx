import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Tile } from '../../../../shared/wire/live.ts';
import { useChartsStore } from '../../../stores/view/charts-store.ts';
import { useScheme } from '../../../stores/view/theme-store.ts';
import type { ChartLine } from '../data/chart-lines.ts';
import { samplesIn } from '../data/merge-samples.ts';
import type { Span } from '../data/span.ts';
import { chartColors } from './chart-colors.ts';
import { type Drawn, plotOptions } from './plot-options.ts';

const leastPx = 120;

interface Props extends Drawn {
  readonly tile: Tile;
  readonly lines: readonly ChartLine[];
  readonly span: Span;
  readonly onZoom: (span: Span | null) => void;
}

/** The canvas of a chart. It fills its place, and is made anew only where its lines, its scale or its colors are others. */
export function Plot({ tile, lines, span, bounds, marks, onZoom }: Props) {
  const host = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const scheme = useScheme();
  const isLog = useChartsStore((store) => store.isLog);
  const names = lines.map(({ label }) => label).join('\n');
  const latest = useRef({ tile, bounds, marks, onZoom });
  latest.current = { tile, bounds, marks, onZoom };

  useEffect(() => {
    const element = host.current;
    if (element === null) return;
    void scheme;
    const size = () => ({
      width: Math.max(leastPx, element.clientWidth),
      height: Math.max(leastPx, element.clientHeight),
    });
    const options = plotOptions({
      tile: latest.current.tile,
      lines: names.split('\n'),
      size: size(),
      colors: chartColors(),
      isLog,
      drawn: () => latest.current,
      zoomTo: (to) => latest.current.onZoom(to),
    });
    const made = new uPlot(options, [[], ...names.split('\n').map(() => [])], element);
    plot.current = made;
    const watch = new ResizeObserver(() => made.setSize(size()));
    watch.observe(element);
    return () => {
      watch.disconnect();
      made.destroy();
      plot.current = null;
    };
  }, [names, scheme, isLog]);

  useEffect(() => {
    const made = plot.current;
    if (made === null) return;
    void scheme;
    void isLog;
    void bounds;
    void marks;
    made.batch(() => {
      made.setData(columnsOf(lines, span), false);
      made.setScale('x', { min: span.from / 1_000, max: span.to / 1_000 });
    });
  }, [lines, span, bounds, marks, scheme, isLog]);

  return <div ref={host} className="chart-plot" />;
}

/** Lines side by side: one column of times (s) for all of them. */
function columnsOf(lines: readonly ChartLine[], span: Span): uPlot.AlignedData {
  return uPlot.join(
    lines.map(({ samples }) => {
      const shown = samplesIn(samples, span);
      return [shown.map(({ at }) => at / 1_000), shown.map(({ value }) => value)];
    }),
  );
}
