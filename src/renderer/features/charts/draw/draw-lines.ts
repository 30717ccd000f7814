import type uPlot from 'uplot';
import type { RunMark } from '../data/run-mark.ts';
import type { ChartColors } from './chart-colors.ts';

/** A bound that a chart shows as a line. */
export interface BoundLine {
  readonly kind: 'budget' | 'rule';
  readonly value: number;
  readonly name: string;
  /** The name stands below the line, where what is measured is wanted above it. */
  readonly isBelow: boolean;
}

const fontPx = 10.5;
const rowPx = 13;
/** Names of marks that lie close to each other stand in rows; a third one has no name. */
const rows = 2;

/** The room above the plot for the names of marks, in CSS px. */
export const marksRoomPx = rowPx * rows + 4;

/** Bounds as dashed lines across the plot, each with its name above the line's end. */
export function drawBounds(plot: uPlot, bounds: readonly BoundLine[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  ctx.save();
  prepare(ctx, colors);
  ctx.textAlign = 'right';
  let lastY = Number.NaN;
  for (const { kind, value, name, isBelow } of bounds.toSorted((a, b) => b.value - a.value)) {
    const y = Math.round(plot.valToPos(value, 'y', true)) + 0.5;
    if (y < bbox.top - 1 || y > bbox.top + bbox.height + 1) continue;
    ctx.strokeStyle = colors[kind];
    ctx.fillStyle = colors[kind];
    ctx.setLineDash(kind === 'budget' ? [6 * px, 4 * px] : [2 * px, 3 * px]);
    stroke(ctx, [bbox.left, y, bbox.left + bbox.width, y]);
    if (!(Math.abs(y - lastY) < rowPx * px)) {
      // The ground around the letters keeps them readable on top of the data.
      const [right, edge] = [bbox.left + bbox.width - 4 * px, y + (isBelow ? 3 : -2) * px];
      ctx.textBaseline = isBelow ? 'top' : 'bottom';
      ctx.strokeStyle = colors.ground;
      ctx.setLineDash([]);
      ctx.lineWidth = 4 * px;
      ctx.strokeText(name, right, edge);
      ctx.lineWidth = px;
      ctx.fillText(name, right, edge);
    }
    lastY = y;
  }
  ctx.restore();
}

/** Moments of the run as dashed lines from top to bottom, with their names above the plot. `at` is epoch ms. */
export function drawMarks(plot: uPlot, marks: readonly RunMark[], colors: ChartColors): void {
  const { ctx, bbox } = plot;
  const px = devicePixelRatio;
  const ends = Array.from({ length: rows }, () => Number.NEGATIVE_INFINITY);
  ctx.save();
  prepare(ctx, colors);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'top';
  for (const { at, kind, name } of marks) {
    const x = Math.round(plot.valToPos(at / 1_000, 'x', true)) + 0.5;
    if (x < bbox.left || x > bbox.left + bbox.width) continue;
    ctx.strokeStyle = kind === 'deploy' ? colors.deploy : colors.budget;
    ctx.fillStyle = ctx.strokeStyle;
    ctx.setLineDash([3 * px, 3 * px]);
    const width = ctx.measureText(name).width;
    // A name that would leave the plot stands on the other side of its line.
    const left = x + 4 * px + width > bbox.left + bbox.width ? x - 4 * px - width : x + 4 * px;
    const row = ends.findIndex((end) => end < left);
    stroke(ctx, [x, bbox.top - (row === -1 ? 0 : (rows - row) * rowPx * px), x, bbox.top + bbox.height]);
    if (row === -1) continue;
    ends[row] = left + width + 6 * px;
    ctx.fillText(name, left, bbox.top - (rows - row) * rowPx * px);
  }
  ctx.restore();
}

function prepare(ctx: CanvasRenderingContext2D, { mono }: ChartColors): void {
  ctx.font = `${fontPx * devicePixelRatio}px ${mono}`;
  ctx.lineWidth = devicePixelRatio;
  ctx.globalAlpha = 0.9;
}

function stroke(
  ctx: CanvasRenderingContext2D,
  [fromX, fromY, toX, toY]: readonly [number, number, number, number],
): void {
  ctx.beginPath();
  ctx.moveTo(fromX, fromY);
  ctx.lineTo(toX, toY);
  ctx.stroke();
}
