import type uPlot from 'uplot';
import type { Tile } from '../../../shared/wire/live.ts';

/**
 * The stroke of a line that is colored by what it was at each moment: `kept` on the good side of the bound, `broken` on the
 * other. What is back in bounds does not take the color off the time when it was not.
 */
export function boundStroke(
  plot: uPlot,
  { op, value }: NonNullable<Tile['bound']>,
  { kept, broken }: { readonly kept: string; readonly broken: string },
): CanvasGradient | string {
  const { top, height } = plot.bbox;
  const above = op.startsWith('>') ? kept : broken;
  const below = op.startsWith('>') ? broken : kept;
  // Before its first data a plot has no scale, and nothing to color.
  if (!(height > 0) || plot.scales.y?.min == null) return kept;
  const share = (plot.valToPos(value, 'y', true) - top) / height;
  if (share <= 0) return below;
  if (share >= 1) return above;
  const gradient = plot.ctx.createLinearGradient(0, top, 0, top + height);
  gradient.addColorStop(0, above);
  gradient.addColorStop(share, above);
  gradient.addColorStop(share, below);
  gradient.addColorStop(1, below);
  return gradient;
}
