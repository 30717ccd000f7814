import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { loadPlanParser } from '../src/engine/index.ts';
import { drawGrowth } from './draw-growth.ts';
import { type Figure, median, toFigure } from './figure.ts';
import { timed } from './interleave.ts';
import { longChecklist } from './plan.bench.ts';

const sizes = [10, 100, 1_000, 10_000, 100_000] as const;
const reference = 1_000;
/** Items a round reads, by reading small checklists many times: a clock's grain must not be what is measured. */
const itemsARound = 10_000;
const chart = join(import.meta.dirname, '..', 'docs', 'bench', 'plan-growth.svg');

/** What an item costs in checklists from ten items to a hundred thousand, held against one of a thousand; and a chart. */
export async function benchGrowth(): Promise<readonly Figure[]> {
  const parse = await loadPlanParser();
  const cases = sizes.map((size) => ({ size, text: longChecklist(size / 10, 10), costs: [] as number[] }));
  for (const { text } of cases.slice(0, 4)) for (let warm = 0; warm < 10; warm += 1) parse(text);
  // The sizes take turns, so that a machine that slows down slows all of them.
  for (let round = 0; round < 12; round += 1) {
    for (const { size, text, costs } of cases) {
      if (size > itemsARound && round % 4 !== 0) continue;
      const times = Math.max(1, itemsARound / size);
      const ms = await timed(() => {
        for (let time = 0; time < times; time += 1) parse(text);
      });
      costs.push((ms * 1_000) / (times * size));
    }
  }
  const thousand = cases.find(({ size }) => size === reference)?.costs ?? [];
  mkdirSync(dirname(chart), { recursive: true });
  writeFileSync(chart, drawGrowth(cases.map(({ size, costs }) => ({ size, cost: median(costs) }))));
  return cases.map(({ size, costs }) =>
    toFigure({
      name: `growth: ${size.toLocaleString('en-US')} items`,
      unit: 'µs an item',
      rounds: costs,
      against: { name: '1,000 items', rounds: thousand },
      goal: { atMost: 2 },
    }),
  );
}
