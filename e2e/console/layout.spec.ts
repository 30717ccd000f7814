import type { Page } from '@playwright/test';
import { expect, test } from './console-test.ts';

const screens = [
  ['session', 'running', '#/run/run-1'],
  ['failures', 'failed', '#/run/run-1'],
  ['gate', 'signing', '#/run/run-1'],
  ['review', 'undecided', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md'],
  ['home', 'running', '#/'],
] as const;

/** Names of what stands out of the window at its side, and can be neither seen nor scrolled to. */
function outOfSight(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const scrolls = (element: Element): boolean =>
      element.closest('.xterm, .tab-list, pre, code, [inert]') !== null ||
      getComputedStyle(element).textOverflow === 'ellipsis' ||
      getComputedStyle(element.parentElement ?? element).textOverflow === 'ellipsis';
    return [...document.querySelectorAll('body *')]
      .filter((element) => {
        const { width, right, left } = element.getBoundingClientRect();
        return width > 0 && (right > innerWidth + 1 || left < -1) && !scrolls(element);
      })
      .map((element) => `${element.tagName} ${element.className} ${element.textContent?.slice(0, 30)}`);
  });
}

// 720 × 450 is a window of 1440 × 900 at 200 % zoom; 390 is a phone, or 400 % of a small laptop.
for (const [width, height] of [
  [1100, 700],
  [720, 450],
  [390, 800],
  [3840, 2160],
] as const)
  for (const [name, scenario, hash] of width === 720 || width === 390 ? screens : screens.slice(0, 3))
    test(`${name} has nothing off its edge at ${width} × ${height}`, async ({
      app: { page, open, check },
    }) => {
      await page.setViewportSize({ width, height });
      await open(scenario, hash);
      if (hash.startsWith('#/run')) await expect(page.getByTestId('section-title')).toBeVisible();
      if (name === 'gate') {
        if (width < 900) await page.getByTestId('toggle-outline').click();
        await page.locator('.outline [data-testid^="gate-"]').first().click();
        await expect(page.getByTestId('gate-row-by-hand')).toBeAttached();
      }
      if (name === 'review') await expect(page.getByTestId('to-look-at')).toBeVisible();
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      expect(await outOfSight(page)).toEqual([]);
      if (width === 720) await check(`${name}-${width}`);
    });

test('outline and instruments are drawers in a narrow window', async ({ app: { page, open } }) => {
  await page.setViewportSize({ width: 720, height: 800 });
  await open('running');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  await expect(outline).toBeHidden();
  await page.getByTestId('toggle-outline').click();
  await expect(outline).toBeVisible();
  await page.getByTestId('section-p2').click();
  await expect(page.getByTestId('section-title')).toContainText('Backend checks');
  await expect(outline).toBeHidden();
  await page.getByTestId('toggle-instruments').click();
  await expect(page.getByTestId('instruments')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('instruments')).toBeHidden();
  await page.keyboard.press('[');
  await expect(outline).toBeVisible();
  await page.getByRole('button', { name: 'Close the panel' }).click({ position: { x: 600, y: 300 } });
  await expect(outline).toBeHidden();
  await page.setViewportSize({ width: 1440, height: 900 });
  await expect(outline).toBeVisible();
});

test('the places around the work are hidden and shown again by a press', async ({ app: { page, open } }) => {
  await open('running');
  const outline = page.getByRole('navigation', { name: 'Outline' });
  const toggle = page.getByTestId('toggle-outline');
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await toggle.click();
  await expect(outline).toBeHidden();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
  await toggle.click();
  await expect(outline).toBeVisible();
});

test('a wide window has the dock beside the work, and both use its width', async ({
  app: { page, open },
}) => {
  await page.setViewportSize({ width: 2560, height: 1440 });
  await open('running');
  const box = (name: string) =>
    page.locator(name).evaluate((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      return { left, right, top, bottom, width };
    });
  await expect(page.getByTestId('section-title')).toBeVisible();
  const [work, dock] = [await box('#work'), await box('.dock')];
  expect(dock.left).toBeGreaterThanOrEqual(work.right - 1);
  expect(Math.abs(dock.top - work.top)).toBeLessThanOrEqual(1);
  expect(work.width + dock.width).toBeGreaterThan(1_700);
  await page.keyboard.press('\\');
  await expect.poll(async () => (await box('.rows')).width).toBeGreaterThan(1_700);
  await page.keyboard.press('\\');
  await expect.poll(async () => (await box('.dock')).left).toBe(dock.left);
  // Larger letters take the room: there the dock goes below the work again.
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await expect.poll(async () => (await box('.dock')).top).toBeGreaterThan(work.top + 200);
});
