import { expect, test } from './console-test.ts';

test('a press only shows what rolling back does', async ({ app: { page, open } }) => {
  await open('failed');
  await page.getByTestId('rollback-control').click();
  await expect(page.getByTestId('rollback-preview')).toBeVisible();
  await page.waitForTimeout(1_500);
  await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', 'armed');
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('rollback-preview')).toHaveCount(0);
});

test('holding the pointer rolls back; progress shows until it is verified', async ({
  app: { page, open, check },
}) => {
  await open('failed');
  const control = page.getByTestId('rollback-control');
  await control.hover();
  await page.mouse.down();
  await expect(control).toContainText('Keep holding…');
  await expect(control).toHaveAttribute('data-phase', 'under-way', { timeout: 3_000 });
  await page.mouse.up();
  await expect(control).toContainText(/of 5 · ~\d/);
  await check('rollback-under-way');
  await expect(control).toHaveAttribute('data-phase', 'verified', { timeout: 8_000 });
  await expect(control).toContainText('0.9.7 verified');
  await check('rollback-verified');
});

test('letting go early cancels', async ({ app: { page, open } }) => {
  await open('failed');
  const control = page.getByTestId('rollback-control');
  await control.hover();
  await page.mouse.down();
  await page.waitForTimeout(150);
  await page.mouse.up();
  await page.waitForTimeout(1_600);
  await expect(control).toHaveAttribute('data-phase', 'armed');
});

test('holding Space does it too', async ({ app: { page, open } }) => {
  await open('failed');
  await page.keyboard.press('Control+Shift+R');
  await expect(page.getByTestId('rollback-hold')).toBeFocused();
  await page.keyboard.down(' ');
  await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', 'under-way', {
    timeout: 3_000,
  });
  await page.keyboard.up(' ');
});

test('a window that only watches can still roll back, through the console that drives the run', async ({
  app: { page, open },
}) => {
  await open('watching');
  await page.getByTestId('rollback-control').click();
  await expect(page.getByTestId('rollback-through')).toContainText('driven by mara on ops-2');
  const hold = page.getByTestId('rollback-hold');
  await hold.hover();
  await page.mouse.down();
  await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', /under-way|verified/);
  await page.mouse.up();
});
