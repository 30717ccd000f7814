import { AxeBuilder } from '@axe-core/playwright';
import { test as base, expect, type Page } from '@playwright/test';
import type { Scenario } from '../../test/renderer/fixture/scenarios.ts';
import { type FixtureHost, startFixtureHost } from '../../test/renderer/fixture-host.ts';
import { consoleDir } from './build-console.ts';

export interface Console {
  readonly page: Page;
  readonly host: FixtureHost;
  /** Opens a state; gives the key of its world. */
  open(scenario: Scenario, hash?: string): Promise<string>;
  /** Fails when axe finds anything, and keeps a picture. */
  check(name: string): Promise<void>;
}

/** One stand-in host for each worker, one world for each page; errors in the page fail the test. */
export const test = base.extend<{ app: Console }, { host: FixtureHost }>({
  host: [
    async ({ browserName: _browser }, use) => {
      const host = await startFixtureHost(0, consoleDir);
      await use(host);
      await host.close();
    },
    { scope: 'worker', timeout: 60_000 },
  ],
  app: async ({ page, host }, use, info) => {
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    page.on('console', (message) => {
      // A refused socket is what a lost link looks like from inside.
      if (message.type() === 'error' && !message.text().includes('WebSocket')) errors.push(message.text());
    });
    let count = 0;
    await use({
      page,
      host,
      open: async (scenario, hash = '#/run/run-1') => {
        count += 1;
        const key = `${scenario}.${info.testId}-${info.retry}-${count}`;
        await page.goto(`${host.url}/?fixture=${key}${hash}`);
        await expect(page.locator('header').first()).toBeVisible();
        return key;
      },
      check: async (name) => {
        await page.screenshot({ path: info.outputPath(`${name}.png`) });
        const found = await new AxeBuilder({ page })
          .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'])
          .analyze();
        const told = found.violations.map(
          ({ id, nodes }) =>
            `${id}: ${nodes.map(({ target, failureSummary }) => `${target.join(' ')} — ${failureSummary?.split('\n')[1]?.trim()}`).join(' | ')}`,
        );
        expect(told, name).toEqual([]);
      },
    });
    expect(errors).toEqual([]);
  },
});
export { expect };
