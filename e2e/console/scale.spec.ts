import type { Page } from '@playwright/test';
import { expect, test } from './console-test.ts';

/** The height of the strip and of an item's title, the width of an icon, and the size of a terminal's letters, in px of the screen. */
function sizes(page: Page): Promise<Readonly<Record<string, number>>> {
  return page.evaluate(() => {
    const box = (selector: string) => document.querySelector(selector)?.getBoundingClientRect();
    return {
      strip: box('.strip')?.height ?? 0,
      outline: box('.place-outline')?.width ?? 0,
      icon: box('.status-bar .lucide')?.width ?? 0,
      title: Number.parseFloat(getComputedStyle(document.querySelector('.item-title') as Element).fontSize),
    };
  });
}

test('Ctrl and +, - and 0 size the window, which remembers it', async ({ app: { page, open } }) => {
  await page.setViewportSize({ width: 1920, height: 1080 });
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  const usual = await sizes(page);
  for (const _ of [1, 2, 3]) await page.keyboard.press('Control+=');
  await expect(page.getByTestId('zoom')).toHaveText('150 %');
  await expect
    .poll(async () => {
      const now = await sizes(page);
      return Object.keys(usual).map((name) => ((now[name] ?? 0) / (usual[name] ?? 1)).toFixed(1));
    })
    .toEqual(['1.5', '1.5', '1.5', '1.5']);
  await page.reload();
  await expect(page.getByTestId('zoom')).toHaveText('150 %');
  await page.keyboard.press('Control+-');
  await expect(page.getByTestId('zoom')).toHaveText('125 %');
  await page.keyboard.press('Control+0');
  await expect(page.getByTestId('zoom')).toHaveCount(0);
  expect(await sizes(page)).toEqual(usual);
  for (let press = 0; press < 12; press += 1) await page.keyboard.press('Control+=');
  await expect(page.getByTestId('zoom')).toHaveText('300 %');
  await page.keyboard.press('Control+k');
  await page.keyboard.type('usual size');
  await expect(page.locator('.palette [data-selected]')).toContainText('Usual size');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('zoom')).toHaveCount(0);
});

test('at 200 % a window of 1440 pixels is laid out like one of 720', async ({
  app: { page, open, check },
}) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await open('running');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeVisible();
  for (let press = 0; press < 5; press += 1) await page.keyboard.press('Control+=');
  await expect(page.getByTestId('zoom')).toHaveText('200 %');
  await expect(page.getByRole('navigation', { name: 'Outline' })).toBeHidden();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(1440);
  const off = await page.evaluate(() =>
    [...document.querySelectorAll('.strip > *, .section-bar > *, .status-bar > *')]
      .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
      .map(({ className }) => className),
  );
  expect(off).toEqual([]);
  await check('zoom-200');
  await page.getByTestId('rollback-control').focus();
  await page.keyboard.press('Control+Shift+R');
  const preview = page.getByTestId('rollback-preview');
  await expect(preview).toBeVisible();
  const box = await preview.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(1440);
});

test('a terminal keeps to its panel at every size', async ({ app: { page, open } }) => {
  await open('running');
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-local').click();
  const letter = () =>
    page
      .locator('.dock .terminal:not(.read-only) .xterm-rows')
      .evaluate((rows) => getComputedStyle(rows).fontSize);
  await expect.poll(letter).toBe('12px');
  // The keyboard is in the terminal, and the key is the window's all the same.
  await expect(page.locator('.xterm-helper-textarea').last()).toBeFocused();
  await page.keyboard.press('Control+=');
  await page.keyboard.press('Control+=');
  await expect.poll(letter).toBe('15px');
  const fits = await page.evaluate(() => {
    const screen = document.querySelector('.terminal:not(.read-only) .xterm-screen')?.getBoundingClientRect();
    const dock = document.querySelector('.dock')?.getBoundingClientRect();
    return (
      screen !== undefined &&
      dock !== undefined &&
      screen.right <= dock.right + 1 &&
      screen.bottom <= dock.bottom + 1
    );
  });
  expect(fits).toBe(true);
});

test('compact rows show more of a section, and stay so', async ({ app: { page, open } }) => {
  await open('fresh');
  const height = () => page.getByTestId('item-i1').evaluate((row) => row.getBoundingClientRect().height);
  await expect(page.getByTestId('item-i1')).toBeVisible();
  const before = await height();
  await page.getByTestId('density-toggle').click();
  await expect.poll(height).toBeLessThan(before);
  await page.reload();
  await expect(page.getByTestId('item-i1')).toBeVisible();
  expect(await height()).toBeLessThan(before);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('rows comfortable');
  await expect(page.locator('.palette [data-selected]')).toContainText('Rows: comfortable');
  await page.keyboard.press('Enter');
  await expect.poll(height).toBe(before);
});
