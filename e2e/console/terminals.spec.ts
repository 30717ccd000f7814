import type { Page } from '@playwright/test';
import { expect, test } from './console-test.ts';

/** Opens a terminal on web-1 and waits for its prompt. */
async function openTerminal(page: Page): Promise<void> {
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-web-1').click();
  await expect(page.getByTestId('free-terminal').last()).toContainText('deploy@web-1');
}

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`terminals in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('are split, searched, and marked in production', async ({ app: { page, open, check } }) => {
      await open('running');
      await openTerminal(page);
      await page.keyboard.type('one two one');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('free-terminal')).toContainText('one: not found');
      await page.getByTestId('terminal-menu').click();
      await page.getByTestId('split-terminal').click();
      await expect(page.getByTestId('free-terminal')).toHaveCount(2);
      await expect(page.getByTestId('free-terminal').last()).toContainText('deploy@web-1');
      await expect(page.locator('.terminal-mark').first()).toHaveText('production · web-1');
      await page.locator('.terminal-place').first().locator('.xterm-screen').click();
      await page.keyboard.press('Control+Shift+F');
      await page.keyboard.type('one');
      await expect(page.getByTestId('found')).toHaveText('1 of 4');
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('found')).toHaveText('2 of 4');
      await page.keyboard.press('Shift+Enter');
      await expect(page.getByTestId('found')).toHaveText('1 of 4');
      await check(`terminals-${colorScheme}`);
    });
  });
}

test('a search knows cases, words and patterns, and says what it does not understand', async ({
  app: { page, open },
}) => {
  await open('running');
  await openTerminal(page);
  await page.keyboard.type('Deploy deployed');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('free-terminal')).toContainText('not found');
  await page.keyboard.press('Control+Shift+F');
  const found = page.getByTestId('found');
  const field = page.getByLabel('Find in this terminal');
  await field.fill('Deploy ');
  await expect(found).toHaveText('1 of 2');
  await field.fill('nowhere');
  await expect(found).toHaveText('no match');
  await page.getByRole('button', { name: 'Regular expression' }).click();
  await field.fill('(');
  await expect(found).toHaveText('not a regular expression');
  await field.fill('D.p.oy ');
  await page.getByRole('button', { name: 'Match case' }).click();
  await expect(found).toHaveText(/ of 2$/);
  await page.keyboard.press('Escape');
  await expect(page.locator('.terminal:not(.read-only) textarea')).toBeFocused();
});

test('a terminal is named, comes back after a reload, and is closed for good', async ({
  app: { page, open },
}) => {
  await open('running');
  await openTerminal(page);
  await page.getByTestId('dock-tab-terminal-1').dblclick();
  await page.getByTestId('terminal-name').fill('tail logs');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('dock-tab-terminal-1')).toHaveText('tail logs');
  await page.reload();
  const tab = page.getByTestId('dock-tab-terminal-1');
  await expect(tab).toHaveText('tail logs');
  await tab.click();
  await expect(page.getByTestId('free-terminal')).toContainText('deploy@web-1');
  await page.getByTestId('terminal-menu').click();
  await page.getByTestId('rename-terminal').click();
  await page.getByTestId('terminal-name').fill('');
  await page.keyboard.press('Enter');
  await expect(tab).toHaveText('Terminal · web-1');
  await page.getByTestId('close-terminal').click();
  await page.reload();
  await expect(page.getByTestId('dock-tab-output')).toBeVisible();
  await expect(page.getByTestId('new-terminal')).toBeVisible();
  await expect(tab).toHaveCount(0);
});

test('a terminal goes on over a lost link', async ({ app: { page, open, host } }) => {
  const key = await open('running');
  await openTerminal(page);
  host.cut(key);
  await expect(page.getByTestId('link-banner')).toBeVisible();
  await expect(page.getByTestId('dock-tab-terminal-1')).toHaveText('Terminal · web-1');
  host.mend(key);
  await expect(page.getByTestId('link-banner')).toHaveCount(0, { timeout: 10_000 });
  await page.locator('.terminal-place .xterm-screen').click();
  await page.keyboard.type('uptime');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('free-terminal')).toContainText('uptime: not found');
});

test('a terminal that the engine no longer has says so, and is opened again', async ({
  app: { page, open, host },
}) => {
  const key = await open('running');
  await openTerminal(page);
  host.cut(key);
  await expect(page.getByTestId('link-banner')).toBeVisible();
  host.world(key).terminals = [];
  host.mend(key);
  await expect(page.getByTestId('free-terminal')).toContainText('This terminal is closed.', {
    timeout: 10_000,
  });
  await expect(page.getByTestId('free-terminal')).toContainText('deploy@web-1');
  await expect(page.getByTestId('dock-tab-terminal-1')).toContainText('ended');
  await page.getByTestId('restart-terminal').click();
  await expect(page.getByTestId('restart-terminal')).toHaveCount(0);
  await expect(page.getByTestId('free-terminal')).toContainText('deploy@web-1');
});

test('the dock takes the whole middle and gives it back', async ({ app: { page, open, check } }) => {
  await open('running');
  await openTerminal(page);
  await page.getByTestId('maximize-dock').click();
  await expect(page.locator('#work')).toBeHidden();
  expect((await page.getByTestId('dock').boundingBox())?.height).toBeGreaterThan(600);
  await check('dock-maximized');
  await page.getByTestId('maximize-dock').click();
  await expect(page.getByTestId('section-title')).toBeVisible();
});

test('the tab of a new terminal is in sight, however many there are', async ({ app: { page, open } }) => {
  await open('running');
  for (let n = 1; n <= 9; n += 1) {
    await page.getByTestId('new-terminal').click();
    await page.getByTestId('new-terminal-web-1').click();
    await expect(page.getByTestId(`dock-tab-terminal-${n}`)).toBeInViewport({ ratio: 0.9 });
  }
  await page.getByTestId('terminal-menu').click();
  await page.getByTestId('scrollback-100000').click();
  await page.getByTestId('terminal-menu').click();
  await expect(page.getByTestId('scrollback-100000')).toHaveAttribute('aria-current', 'true');
});
