/** One size of checklist and the median cost of an item in it, in µs. */
export interface GrowthPoint {
  readonly size: number;
  readonly cost: number;
}

const width = 640;
const height = 320;
const left = 70;
const right = 24;
const top = 44;
const bottom = 52;

/** A chart of cost an item over the number of items, sizes on a logarithmic scale, as SVG. A straight line is linear growth. */
export function drawGrowth(points: readonly GrowthPoint[]): string {
  const sizes = points.map(({ size }) => Math.log10(size));
  const [least, most] = [Math.min(...sizes), Math.max(...sizes)];
  const ceiling = Math.max(...points.map(({ cost }) => cost)) * 1.25;
  const x = (size: number): number =>
    left + ((Math.log10(size) - least) / (most - least)) * (width - left - right);
  const y = (cost: number): number => height - bottom - (cost / ceiling) * (height - top - bottom);
  const path = points.map(({ size, cost }) => `${round(x(size))},${round(y(cost))}`).join(' ');
  const grid = [0, 0.25, 0.5, 0.75, 1].map((share) => {
    const at = round(y(ceiling * share));
    return `<line x1="${left}" x2="${width - right}" y1="${at}" y2="${at}" stroke="#8884"/><text x="${left - 8}" y="${at + 4}" text-anchor="end">${(ceiling * share).toFixed(1)}</text>`;
  });
  const marks = points.map(
    ({ size, cost }) =>
      `<circle cx="${round(x(size))}" cy="${round(y(cost))}" r="4" fill="#2f7fd6"/><text x="${round(x(size))}" y="${round(y(cost)) - 10}" text-anchor="middle">${cost.toFixed(1)}</text><text x="${round(x(size))}" y="${height - bottom + 20}" text-anchor="middle">${size.toLocaleString('en-US')}</text>`,
  );
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" font-family="Inter, sans-serif" font-size="12" fill="#777">`,
    `<text x="${left}" y="22" font-size="14">Parsing a plan: µs an item, by the number of items</text>`,
    ...grid,
    `<polyline points="${path}" fill="none" stroke="#2f7fd6" stroke-width="2"/>`,
    ...marks,
    `<text x="${(left + width - right) / 2}" y="${height - 10}" text-anchor="middle">items in the checklist (logarithmic)</text>`,
    '</svg>',
    '',
  ].join('\n');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
