import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { launchBrowser, windowSize } from './browser.ts';
import { serveConsole } from './console-process.ts';
import { type Figure, toFigure } from './figure.ts';
import { interleave } from './interleave.ts';
import { inWorkFolder } from './work-folder.ts';

const rounds = 9;
const checklist = join(import.meta.dirname, '..', 'resources', 'practice', 'project', 'RELEASE_CHECKLIST.md');

/** From the start of the process until the checklist's first section is drawn and the window takes a click; the browser runs already. */
export function benchStart(): Promise<readonly Figure[]> {
  return inWorkFolder(async (folder) => {
    const browser = await launchBrowser();
    try {
      const { opened } = await interleave(rounds, { opened: () => openOnce(browser, folder) });
      return [
        toFigure({
          name: 'start: process to first section',
          unit: 'ms',
          rounds: opened,
          goal: { atMost: 1_000 },
        }),
      ];
    } finally {
      await browser.close();
    }
  });
}

async function openOnce(browser: Browser, home: string): Promise<number> {
  // A context of its own: nothing is cached, as on the first day.
  const context = await browser.newContext({ viewport: windowSize });
  const page = await context.newPage();
  await page.addInitScript(watchForUse);
  await page.goto('about:blank');
  const since = performance.timeOrigin + performance.now();
  const served = await serveConsole(checklist, home);
  try {
    await page.goto(served.url, { waitUntil: 'commit' });
    await page.waitForFunction(() => Reflect.has(globalThis, 'usableAt'));
    return (await page.evaluate(() => Number(Reflect.get(globalThis, 'usableAt')))) - since;
  } finally {
    await context.close();
    await served.stop();
  }
}

/**
 * Runs in the page: notes the instant of the first frame in which the section is drawn and a click would reach the button
 * that starts. The page notes it itself, because asking from outside takes as long as what is asked about.
 */
function watchForUse(): void {
  const look = (): void => {
    const drawn = document.body?.textContent?.includes('Pre-flight Checks') === true;
    const button = document.querySelector('[data-testid=start-release]');
    const box = button?.getBoundingClientRect();
    const hit =
      box === undefined ? null : document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
    if (drawn && hit !== null && button?.contains(hit) === true && !button.matches(':disabled')) {
      Object.assign(globalThis, { usableAt: performance.timeOrigin + performance.now() });
    } else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}
