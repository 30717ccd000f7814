import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { launchBrowser, windowSize } from './browser.ts';
import { serveConsole } from './console-process.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave } from './interleave.ts';
import { serveTerminalAlone } from './terminal-alone.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = Number(process.env.SLIPWAY_BENCH_ROUNDS ?? 5);
const floodBytes = 100_000_000;
const checklist = '# Flood\n\n## Pre-flight\n\n- [ ] Somebody is watching\n';

/** A hundred megabytes through a shell, the contract and the console's window, against the terminal fed from memory. */
export function benchTerminal(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const file = join(folder, 'FLOOD.md');
    const flood = join(folder, 'flood.txt');
    writeFileSync(file, checklist);
    writeFileSync(flood, floodText());
    const browser = await launchBrowser();
    const served = await serveConsole(file, join(folder, 'home'));
    const alone = await serveTerminalAlone(flood);
    try {
      const context = await browser.newContext({ viewport: windowSize });
      const console = await context.newPage();
      await openTerminal(console, served.url);
      const bare = await context.newPage();
      const box = await console.getByTestId('free-terminal').boundingBox();
      await alone.open(bare, box ?? { width: 700, height: 250 });
      const longest: number[] = [];
      const readings = await interleave(rounds, {
        alone: async () => {
          await bare.bringToFront();
          return megabytesPerSecond(await bare.evaluate<number>('flood()'));
        },
        console: async () => {
          await console.bringToFront();
          const { ms, longestTask } = await floodConsole(console, flood);
          longest.push(longestTask);
          return megabytesPerSecond(ms);
        },
      });
      const against = { name: 'xterm.js alone, from memory', rounds: readings.alone };
      return [
        toFigure({
          name: 'terminal: 100 MB through the console',
          unit: 'MB/s',
          rounds: readings.console,
          against,
          goal: { atLeast: 0.8 },
        }),
        toFigure({
          name: 'terminal: longest task of the window',
          unit: 'ms',
          rounds: longest.slice(1),
          goal: { atMost: 50 },
        }),
      ];
    } finally {
      alone.close();
      await browser.close();
      await served.stop();
    }
  });
}

async function openTerminal(page: Page, url: string): Promise<void> {
  await page.goto(url);
  await page.getByTestId('start-release').click();
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-local').click();
  await page.getByTestId('free-terminal').locator('.xterm-rows').waitFor();
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

async function floodConsole(
  page: Page,
  flood: string,
): Promise<{ readonly ms: number; readonly longestTask: number }> {
  // Quoted apart, so that the echo of the command is not taken for its end.
  await page.keyboard.type(`clear; cat '${flood}'; echo flood"-"over`);
  await page.evaluate(() => (Reflect.get(globalThis, 'longTasks') as number[]).splice(0));
  const since = performance.now();
  await page.keyboard.press('Enter');
  await page.waitForFunction(
    () =>
      document
        .querySelector('[data-testid=free-terminal] .xterm-rows')
        ?.textContent?.includes('flood-over') === true,
    null,
    {
      polling: 200,
      timeout: 120_000,
    },
  );
  const ms = performance.now() - since;
  const longestTask = await page.evaluate(() =>
    Math.max(0, ...(Reflect.get(globalThis, 'longTasks') as number[])),
  );
  await page.keyboard.type('clear');
  await page.keyboard.press('Enter');
  return { ms, longestTask };
}

function megabytesPerSecond(ms: number): number {
  return floodBytes / 1e6 / (ms / 1_000);
}

/** Lines as logs have them, of different lengths. */
function floodText(): string {
  const lines = Array.from(
    { length: 1_000 },
    (_, line) =>
      `2026-01-01T12:00:00.${String(line).padStart(3, '0')}Z INFO  request ${line} handled in ${line % 97} ms ${'.'.repeat(line % 40)}\n`,
  );
  const block = lines.join('');
  return block
    .repeat(Math.ceil(floodBytes / block.length))
    .slice(0, floodBytes - 1)
    .concat('\n');
}
