import { expect, test } from './console-test.ts';

test('the palette finds an item and the keys panel lists the keys', async ({
  app: { page, open, check },
}) => {
  await open('running');
  await page.keyboard.press('Control+k');
  await page.getByPlaceholder('Find items, sections').fill('smoke');
  await expect(page.getByRole('button', { name: /Run smoke tests/ })).toBeVisible();
  await check('palette');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('section-title')).toHaveText('4 · Post-deployment');
  await page.keyboard.press('?');
  await expect(page.getByTestId('keys-panel')).toBeVisible();
  await check('keys');
});

test('what is typed while the palette is still loading is meant for the palette', async ({
  app: { page, open },
}) => {
  const asked = Promise.withResolvers<void>();
  const released = Promise.withResolvers<void>();
  await page.route(/\/palette-[^/]*\.js$/, async (route) => {
    asked.resolve();
    await released.promise;
    await route.continue();
  });
  await open('fresh');
  await expect(page.getByTestId('item-i1')).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Control+k');
  await asked.promise;
  // Enter would run the item, w would waive it, the letters would open panels.
  await page.keyboard.press('Enter');
  await page.keyboard.type('wdeploy');
  released.resolve();
  await expect(page.getByPlaceholder('Find items, sections')).toHaveValue('wdeploy');
  await expect(page.getByTestId('item-i1')).toHaveAttribute('data-status', 'pending');
  await expect(page.getByTestId('waive-reason')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(page.getByPlaceholder('Find items, sections')).toHaveCount(0);
});

test('panels are resized by keyboard, folded, and remembered', async ({ app: { page, open } }) => {
  await open('running');
  const outline = page.getByTestId('splitter-outline');
  await outline.focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('ArrowRight');
  await expect(outline).toHaveAttribute('aria-valuenow', '296');
  await page.getByTestId('splitter-instruments').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('instruments')).toBeHidden();
  await page.reload();
  await expect(page.getByTestId('splitter-outline')).toHaveAttribute('aria-valuenow', '296');
  await expect(page.getByTestId('instruments')).toBeHidden();
});

test('the palette finds words in any order, Enter does the first, and Esc closes the keys from anywhere', async ({
  app: { page, open },
}) => {
  await open('running');
  await page.keyboard.press('Control+k');
  const first = page.locator('.palette [data-selected]');
  await expect(first).toContainText('Run');
  await page.getByPlaceholder('Find items, sections').fill('smk rn');
  await expect(first).toContainText('Run smoke tests');
  await page.getByPlaceholder('Find items, sections').fill('keys');
  await expect(first.locator('kbd')).toHaveText('?');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('keys-panel')).toBeVisible();
  await page.getByTestId('section-title').click();
  await page.locator('#work').focus();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('keys-panel')).toHaveCount(0);
});
