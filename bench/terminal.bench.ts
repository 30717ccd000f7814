import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveConsole } from './console-process.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave } from './interleave.ts';
import { launchPlainBrowser, type PlainPage } from './plain-browser.ts';
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
    const browser = await launchPlainBrowser(join(folder, 'profile'));
    const served = await serveConsole(file, join(folder, 'home'));
    const alone = await serveTerminalAlone(flood);
    try {
      const console = await browser.open(served.url);
      const size = await openTerminal(console);
      const bare = await browser.open(alone.url(size));
      await bare.until('typeof load === "function"');
      await bare.evaluate('load()');
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

const shown = "document.querySelector('[data-testid=free-terminal] .xterm-rows')";

/** Opens a terminal in the console's dock and gives its size in pixels. */
async function openTerminal(page: PlainPage): Promise<{ readonly width: number; readonly height: number }> {
  for (const control of ['start-release', 'new-terminal', 'new-terminal-local']) {
    const element = `document.querySelector('[data-testid=${control}]')`;
    await page.until(`${element} !== null`);
    await page.evaluate(`${element}.click()`);
  }
  await page.until(`${shown} !== null`);
  await page.evaluate(`
    globalThis.longTasks = [];
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  `);
  return page.evaluate(`(() => {
    const { width, height } = document.querySelector('[data-testid=free-terminal]').getBoundingClientRect();
    return { width, height };
  })()`);
}

async function floodConsole(
  page: PlainPage,
  flood: string,
): Promise<{ readonly ms: number; readonly longestTask: number }> {
  await page.evaluate("document.querySelector('[data-testid=free-terminal] textarea').focus()");
  // Quoted apart, so that the echo of the command is not taken for its end.
  await page.type(`clear; cat '${flood}'; echo flood"-"over`);
  await page.evaluate('longTasks.splice(0)');
  const since = performance.now();
  await page.pressEnter();
  await page.until(`${shown}?.textContent?.includes('flood-over') === true`, 120_000);
  const ms = performance.now() - since;
  const longestTask = await page.evaluate<number>('Math.max(0, ...longTasks)');
  await page.type('clear');
  await page.pressEnter();
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
