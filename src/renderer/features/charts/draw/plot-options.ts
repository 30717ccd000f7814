import type uPlot from 'uplot';
import type { Tile } from '../../../../shared/wire/live.ts';
import { boundStroke } from '../../metrics/bound-stroke.ts';
import { formatValue } from '../../metrics/format-value.ts';
import type { RunMark } from '../data/run-mark.ts';
import type { Span } from '../data/span.ts';
import { axisTime } from '../data/time-words.ts';
import { logRange, yRange } from '../data/y-range.ts';
import type { ChartColors } from './chart-colors.ts';
import { type BoundLine, drawBounds, drawMarks, marksRoomPx } from './draw-lines.ts';
import { type HoverTip, hoverTip } from './hover-tip.ts';

/** What changes while a plot stands. */
export interface Drawn {
  readonly bounds: readonly BoundLine[];
  readonly marks: readonly RunMark[];
}

export interface PlotWishes {
  readonly tile: Tile;
  /** The names of the lines, in their order. */
  readonly lines: readonly string[];
  readonly size: { readonly width: number; readonly height: number };
  readonly colors: ChartColors;
  /** By orders of magnitude. */
  readonly isLog: boolean;
  readonly drawn: () => Drawn;
  /** A person dragged over a span (epoch ms), or asked for all of the range (null). */
  readonly zoomTo: (span: Span | null) => void;
}

const leastDragPx = 8;
/** All charts of the window have one crosshair. */
const crosshair = 'charts';

/** How a chart is drawn: axes with units, a shared crosshair, zoom by drag, bounds and marks. */
export function plotOptions(wishes: PlotWishes): uPlot.Options {
  const { lines, size, colors, drawn, zoomTo, tile } = wishes;
  let tip: HoverTip | null = null;
  const colorOf = (line: number): string =>
    lines.length > 1 ? (colors.hosts[line % colors.hosts.length] ?? colors.free) : colors.text;
  return {
    ...size,
    padding: [marksRoomPx, 22, 0, 0],
    legend: { show: false },
    cursor: {
      y: false,
      points: { size: 6, fill: (_plot, index) => colorOf(index - 1) },
      drag: { x: true, y: false, setScale: false, dist: leastDragPx },
      sync: {
        key: crosshair,
        scales: ['x', null],
        filters: { pub: (type) => type === 'mousemove' || type === 'mouseleave' },
      },
      bind: {
        dblclick: () => () => {
          zoomTo(null);
          return null;
        },
      },
    },
    scales: {
      x: { time: true },
      y: valueScale(wishes),
    },
    axes: [timeAxis(colors), valueAxis(tile, colors)],
    series: [
      {},
      ...lines.map(
        (label, index): uPlot.Series => ({
          label,
          width: 1.5,
          points: { show: false },
          spanGaps: false,
          stroke: (plot) => strokeOf(plot, wishes, colorOf(index)),
        }),
      ),
    ],
    hooks: {
      ready: [
        (plot) => {
          tip = hoverTip(plot, tile.unit, colorOf);
        },
      ],
      setCursor: [(plot) => tip?.update(plot)],
      setSelect: [(plot) => takeDrag(plot, zoomTo)],
      drawAxes: [(plot) => drawMarks(plot, drawn().marks, colors)],
      draw: [(plot) => drawBounds(plot, drawn().bounds, colors)],
    },
  };
}

function valueScale({ tile, isLog, drawn }: PlotWishes): uPlot.Scale {
  if (isLog) return { distr: 3, range: (_plot, low, high) => [...logRange(low, high)] };
  return {
    range: (_plot, low, high) => [
      ...yRange(low, high, { unit: tile.unit, bounds: drawn().bounds.map(({ value }) => value) }),
    ],
  };
}

/** A line alone is colored by whether it keeps the budget; lines of hosts have a color each. */
function strokeOf(plot: uPlot, { tile, lines, colors }: PlotWishes, color: string): CanvasGradient | string {
  if (lines.length > 1) return color;
  return tile.bound === null ? colors.free : boundStroke(plot, tile.bound, colors);
}

function takeDrag(plot: uPlot, zoomTo: PlotWishes['zoomTo']): void {
  const { left, width } = plot.select;
  if (width < leastDragPx) return;
  const at = (px: number): number => Math.round(plot.posToVal(px, 'x') * 1_000);
  const span = { from: at(left), to: at(left + width) };
  plot.setSelect({ left: 0, top: 0, width: 0, height: 0 }, false);
  zoomTo(span);
}

function timeAxis({ faint, grid, mono }: ChartColors): uPlot.Axis {
  return {
    stroke: faint,
    font: `11px ${mono}`,
    grid: { show: false },
    ticks: { stroke: grid, width: 1, size: 4 },
    size: 28,
    gap: 4,
    space: 72,
    values: (_plot, splits) => {
      const step = ((splits[1] ?? 0) - (splits[0] ?? 0)) * 1_000;
      return splits.map((at) => axisTime(at * 1_000, step));
    },
  };
}

function valueAxis({ unit }: Tile, { faint, grid, mono }: ChartColors): uPlot.Axis {
  return {
    stroke: faint,
    font: `11px ${mono}`,
    grid: { stroke: grid, width: 1 },
    ticks: { show: false },
    gap: 6,
    space: 34,
    size: (_plot, values) => 16 + Math.max(1, ...(values ?? []).map((text) => text.length)) * 6.8,
    values: (_plot, splits) =>
      // By orders of magnitude, most steps have no name.
      splits.map((value) =>
        value === null ? '' : `${formatValue(value)}${unit === '%' ? '%' : ` ${unit}`}`.trim(),
      ),
  };
}
