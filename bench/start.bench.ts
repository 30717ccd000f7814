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
  await page.goto('about:blank');
  const since = performance.now();
  const served = await serveConsole(checklist, home);
  await page.goto(served.url, { waitUntil: 'commit' });
  await page.getByText('Pre-flight Checks').first().waitFor();
  await page.getByTestId('start-release').click({ trial: true });
  const took = performance.now() - since;
  await context.close();
  await served.stop();
  return took;
}
