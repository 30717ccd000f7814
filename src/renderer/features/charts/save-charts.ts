import { hostSeries } from '../../../shared/wire/series.ts';
import { download } from '../../ui/download.ts';
import { csvOf } from './data/csv.ts';
import type { Span } from './data/span.ts';
import { chartColors } from './draw/chart-colors.ts';
import type { ShownChart } from './use-shown.ts';

/** Saves the lines within the span as CSV, a column each. */
export function saveCsv(charts: readonly ShownChart[], span: Span, name: string): void {
  const columns = charts.flatMap(({ tile, lines }) =>
    lines.map(({ label, samples }) => {
      const unit = tile.unit === '' ? '' : ` (${tile.unit})`;
      const title = lines.length > 1 ? hostSeries(tile.label, label) : tile.label;
      return { title: `${title}${unit}`, samples };
    }),
  );
  download(new Blob([csvOf(columns, span)], { type: 'text/csv' }), `${name}.csv`);
}

const headPx = 30;
const edgePx = 12;

/** Saves the charts that stand in an element as one picture, one below the other, each with its title. */
export function savePng(within: HTMLElement, name: string): void {
  const px = devicePixelRatio;
  const cards = [...within.querySelectorAll<HTMLElement>('.chart-card')].flatMap((card) => {
    const canvas = card.querySelector('canvas');
    return canvas === null ? [] : [{ canvas, title: card.dataset.title ?? '' }];
  });
  const picture = document.createElement('canvas');
  picture.width = Math.max(0, ...cards.map(({ canvas }) => canvas.width)) + 2 * edgePx * px;
  picture.height = cards.reduce((sum, { canvas }) => sum + canvas.height + headPx * px, edgePx * px);
  const ctx = picture.getContext('2d');
  if (ctx === null) return;
  const { ground, text } = chartColors();
  ctx.fillStyle = ground;
  ctx.fillRect(0, 0, picture.width, picture.height);
  ctx.fillStyle = text;
  ctx.font = `600 ${13 * px}px ${getComputedStyle(document.body).fontFamily}`;
  ctx.textBaseline = 'middle';
  let top = 0;
  for (const { canvas, title } of cards) {
    ctx.fillText(title, edgePx * px, top + (headPx / 2 + 4) * px);
    ctx.drawImage(canvas, edgePx * px, top + headPx * px);
    top += canvas.height + headPx * px;
  }
  picture.toBlob((blob) => {
    if (blob !== null) download(blob, `${name}.png`);
  }, 'image/png');
}
