import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveConsole } from './console-process.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave } from './interleave.ts';
import { launchPlainBrowser, type PlainPage } from './plain-browser.ts';
import { barePage, scrollScript } from './scroll-page.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = Number(process.env.SLIPWAY_BENCH_ROUNDS ?? 5);
const sections = 40;
const itemsEach = 50;

interface Scrolled {
  /** The 95th percentile of the time between two frames, in ms. */
  readonly p95: number;
  readonly mean: number;
  readonly longestTask: number;
}

/** 2,000 items in the session: opening all of them at once and scrolling through, against a bare page of 2,000 rows. */
export function benchScroll(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const file = join(folder, 'LONG.md');
    writeFileSync(file, longChecklist());
    const browser = await launchPlainBrowser(join(folder, 'profile'));
    const served = await serveConsole(file, join(folder, 'home'));
    try {
      const bare = await browser.open(`data:text/html,${encodeURIComponent(barePage(sections * itemsEach))}`);
      await bare.evaluate(scrollScript('#rows'));
      const session = await browser.open(served.url);
      await openSession(session);
      const [opened, alone, within]: [number[], Scrolled[], Scrolled[]] = [[], [], []];
      await interleave(rounds, {
        bare: async () => alone.push(await scrollOnce(bare)),
        session: async () => {
          opened.push(await openAll(session));
          return within.push(await scrollOnce(session));
        },
      });
      // The first round warms up.
      return figuresOf(alone.slice(1), within.slice(1), opened.slice(1));
    } finally {
      await browser.close();
      await served.stop();
    }
  });
}

function figuresOf(
  bare: readonly Scrolled[],
  session: readonly Scrolled[],
  opened: readonly number[],
): readonly Figure[] {
  const against = (pick: (one: Scrolled) => number) => ({
    name: 'a bare page of 2,000 rows',
    rounds: bare.map(pick),
  });
  return [
    toFigure({ name: 'scroll: 2,000 items, opened', unit: 'ms', rounds: opened, goal: { atMost: 250 } }),
    toFigure({
      name: 'scroll: 2,000 items, mean frame',
      unit: 'ms',
      rounds: session.map(({ mean }) => mean),
      against: against(({ mean }) => mean),
      goal: { atMost: 1.5 },
    }),
    toFigure({
      name: 'scroll: 2,000 items, 95th percentile of frames',
      unit: 'ms',
      rounds: session.map(({ p95 }) => p95),
      against: against(({ p95 }) => p95),
      // A frame that is missed counts as two.
      goal: { atMost: 2 },
    }),
    toFigure({
      name: 'scroll: longest task of the window',
      unit: 'ms',
      rounds: session.map(({ longestTask }) => longestTask),
      goal: { atMost: 100 },
    }),
  ];
}

async function openSession(page: PlainPage): Promise<void> {
  const start = "document.querySelector('[data-testid=start-release]')";
  await page.until(`${start} !== null && !${start}.disabled`, 60_000);
  await page.evaluate(`${start}.click()`);
  await page.until("document.querySelector('.phase-row') !== null", 60_000);
  await page.evaluate(scrollScript('.rows-scroll:has(.virtual)'));
}

/** Shows another section first, then the whole phase; gives the ms from the press until its rows are drawn. */
async function openAll(page: PlainPage): Promise<number> {
  await page.bringToFront();
  await page.evaluate("document.querySelector('.section-row').click()");
  await page.until(
    "document.querySelector('.rows.virtual') === null && document.querySelector('.rows') !== null",
  );
  return page.evaluate<number>(`new Promise((resolve) => {
    const since = performance.now();
    document.querySelector('.phase-row').click();
    const look = () => document.querySelector('.rows.virtual .item') === null
      ? requestAnimationFrame(look)
      : requestAnimationFrame(() => resolve(performance.now() - since));
    look();
  })`);
}

async function scrollOnce(page: PlainPage): Promise<Scrolled> {
  await page.bringToFront();
  return page.evaluate<Scrolled>('scrollThrough()');
}

/** Boxes and checks by turns, as checklists have them. */
function longChecklist(): string {
  const lines = ['# A long checklist', '', '## Pre-flight', ''];
  for (let section = 1; section <= sections; section += 1) {
    lines.push(`### Part ${section}`, '');
    for (let item = 1; item <= itemsEach; item += 1)
      lines.push(
        item % 2 === 0
          ? `- [ ] Service ${section}-${item} answers: \`test -d /srv/${section}/${item}\``
          : `- [ ] The owner of part ${section} has looked at change ${item}`,
      );
    lines.push('');
  }
  return lines.join('\n');
}
