import { readExposition } from '../src/engine/measures/parse-exposition.ts';
import type { Scrape } from '../src/engine/measures/series-index.ts';
import { measureSpecs } from '../src/engine/measures/tiles.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave, timed } from './interleave.ts';

const rounds = 20;
const bounds = [
  '0.005',
  '0.01',
  '0.025',
  '0.05',
  '0.1',
  '0.25',
  '0.5',
  '1',
  '2.5',
  '5',
  '10',
  '+Inf',
] as const;
/** What else there is to do looks this often, in ms, whether it gets its turn. */
const beatMs = 1;

/**
 * What it costs to read a page of 500 routes (7,500 samples, 1 MB) and everything that is measured from it, held against a tenth of that
 * page ten times and against JSON.parse of a text that says the same; and how long a page of 30 MB keeps anything else waiting.
 */
export async function benchPage(): Promise<readonly Figure[]> {
  const [large, small] = [pageOf(500), pageOf(50)];
  const json = JSON.stringify((await scrapeOf(large)).samples);
  const huge = large.repeat(Math.ceil((30 * 1024 * 1024) / large.length));
  const readings = await interleave(rounds, {
    large: () => timed(() => readAll(large)),
    small: () =>
      timed(async () => {
        for (let time = 0; time < 10; time += 1) await readAll(small);
      }),
    json: () => timed(() => JSON.parse(json)),
  });
  const waits: number[] = [];
  const whole: number[] = [];
  for (let round = 0; round < 3; round += 1) {
    const wait = await longestWait(async () => {
      whole.push(await timed(() => readExposition(huge, { wanted: (name) => name === 'up' })));
    });
    waits.push(wait);
  }
  return [
    toFigure({
      name: 'page: 7,500 samples, read and measured',
      unit: 'ms',
      rounds: readings.large,
      against: { name: '750 samples, ten times', rounds: readings.small },
      goal: { atMost: 1.5 },
    }),
    toFigure({
      name: 'page: 7,500 samples, read and measured',
      unit: 'ms',
      rounds: readings.large,
      against: { name: 'JSON.parse of the same', rounds: readings.json },
      goal: { atMost: 20 },
    }),
    toFigure({
      name: 'page: 30 MB, longest that others wait',
      unit: 'ms',
      rounds: waits,
      against: { name: 'the whole of it', rounds: whole },
      goal: { atMost: 0.2 },
    }),
  ];
}

async function scrapeOf(text: string): Promise<Scrape> {
  return { at: 0, ...(await readExposition(text, {})) };
}

/** One reading, as a poll does it: the page before is known. */
async function readAll(text: string): Promise<void> {
  const before = await scrapeOf(text);
  const now = { ...before, at: 1_000, samples: [...before.samples] };
  for (const { read } of measureSpecs) read(now, before);
}

async function longestWait(work: () => Promise<void>): Promise<number> {
  let longest = 0;
  let last = performance.now();
  const beat = (): void => {
    const now = performance.now();
    longest = Math.max(longest, now - last - beatMs);
    last = now;
  };
  const timer = setInterval(beat, beatMs);
  await work();
  beat();
  clearInterval(timer);
  return longest;
}

function pageOf(routes: number): string {
  const lines: string[] = [];
  for (let route = 0; route < routes; route += 1) {
    const labels = `method="GET",route="/api/v2/customers/${route}/orders",instance="web-1"`;
    for (const code of [200, 404, 500])
      lines.push(`http_requests_total{${labels},code="${code}"} ${route + 1}`);
    for (const le of bounds)
      lines.push(`http_request_duration_seconds_bucket{${labels},le="${le}"} ${route + 1}`);
  }
  return `${lines.join('\n')}\n`;
}
