import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('ending a run asks first and says what stays undone', async ({
      app: { page, open, host, check },
    }) => {
      const key = await open('signing');
      await page.getByTestId('run-menu').click();
      await page.getByTestId('menu-finish').click();
      await expect(page.getByTestId('ask')).toContainText(
        'items of Production Deployment Checklist 1.0.0 are left',
      );
      await check(`ask-${colorScheme}`);
      // A stray Enter leaves the run as it is.
      await page.keyboard.press('Enter');
      await expect(page.getByTestId('ask')).toHaveCount(0);
      expect(host.world(key).main.state.status).not.toBe('ended');
      await page.getByTestId('run-menu').click();
      await page.getByTestId('menu-finish').click();
      await page.getByTestId('ask-confirm').click();
      await expect.poll(() => host.world(key).main.state.status).toBe('ended');
    });
  });
}

test('canceling a step asks first, and Escape gives the keyboard back', async ({ app: { page, open } }) => {
  await open('running');
  const cancel = page.locator('article[data-status="running"]').getByRole('button', { name: 'cancel' });
  await cancel.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('ask')).toContainText('“Start service” is stopped where it is');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('ask')).toHaveCount(0);
  await expect(cancel).toBeFocused();
  await expect(page.locator('article[data-status="running"]')).toHaveCount(1);
});

test('a key runs the row that has the keyboard, and no other', async ({ app: { page, open, host } }) => {
  const key = await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());
  for (const pressed of ['Enter', 'w', ' ']) await page.keyboard.press(pressed);
  await expect(page.getByTestId('waive-reason')).toHaveCount(0);
  expect(host.world(key).asked).toEqual([]);
});

test('the palette gives the keyboard back to the row it came from', async ({ app: { page, open } }) => {
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Find items, sections')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-item="i1"]')).toBeFocused();
});

test('Ctrl+K belongs to the shell in a terminal, and Ctrl+Shift+K finds', async ({ app: { page, open } }) => {
  await open('running');
  await expect(page.locator('article.item').first()).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-item]:focus')).toHaveCount(1);
  await page.keyboard.press('t');
  const shell = page.locator('.terminal:not(.read-only) textarea');
  await expect(shell).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(shell).toBeFocused();
  await page.keyboard.press('Control+Shift+K');
  await expect(page.getByPlaceholder('Find items, sections')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(shell).toBeFocused();
  await page.keyboard.press('Control+Shift+ArrowUp');
  await expect(page.locator('[data-item]:focus')).toHaveCount(1);
});

test('nothing is rolled back while nothing has changed', async ({ app: { page, open, host } }) => {
  const key = await open('fresh');
  const world = host.world(key);
  world.setPlan({ ...world.plan, sheet: [] }, world.sidecar);
  await page.reload();
  const control = page.getByTestId('rollback-control');
  await expect(control).toBeDisabled();
  await expect(control).toHaveAccessibleName(/has changed nothing yet/);
});

test('what is typed while a terminal is still loading is meant for the terminal', async ({
  app: { page, open, host },
}) => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(/\/screen-[^/]*\.js$/, async (route) => {
    asked.resolve();
    await released.promise;
    await route.continue();
  });
  const key = await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-item="i1"]')).toBeFocused();
  await page.keyboard.press('t');
  await expect(page.getByTestId('dock-tab-terminal-1')).toBeVisible();
  await asked.promise;
  // Enter would run the item, w would waive it.
  for (const pressed of ['Enter', 'w', ' ']) await page.keyboard.press(pressed);
  released.resolve();
  await expect(page.locator('.terminal:not(.read-only) textarea')).toBeFocused();
  expect(host.world(key).asked).toEqual([]);
  await expect(page.getByTestId('waive-reason')).toHaveCount(0);
});

test('a terminal that comes late takes the keyboard from nobody', async ({ app: { page, open } }) => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(/\/screen-[^/]*\.js$/, async (route) => {
    asked.resolve();
    await released.promise;
    await route.continue();
  });
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page.locator('[data-item="i1"]')).toBeFocused();
  await page.keyboard.press('t');
  await asked.promise;
  await page.keyboard.press('Control+k');
  await expect(page.getByPlaceholder('Find items, sections')).toBeFocused();
  released.resolve();
  await expect(page.getByTestId('free-terminal').locator('.xterm-screen')).toBeAttached();
  await page.keyboard.type('lint');
  await expect(page.getByPlaceholder('Find items, sections')).toHaveValue('lint');
});

test('a second production run of a checklist is asked for, and the open one is offered', async ({
  app: { page, open, host },
}) => {
  const key = await open('fresh', '#/plan/%2Fsrv%2Fchatapp%2FDEPLOYMENT.md');
  const world = host.world(key);
  world.openRuns = true;
  await page.reload();
  await page.getByTestId('start-release').click();
  await expect(page.getByTestId('ask')).toContainText('Start a second run in production?');
  // A stray Enter starts nothing.
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('ask')).toHaveCount(0);
  await expect(page).toHaveURL(/#\/plan\//);
  await page.getByTestId('start-release').click();
  await page.getByTestId('ask-instead').click();
  await expect(page).toHaveURL(/#\/run\/run-1$/);
});
