import { expect, test } from '@playwright/test';
import { type Rehearsal, startRehearsal } from './rehearsal.ts';

test.describe('a rehearsal that is broken on purpose', () => {
  let rehearsal: Rehearsal;
  test.beforeEach(async () => {
    rehearsal = await startRehearsal();
  });
  test.afterEach(() => rehearsal.stop());

  test('shows errors, a stopped service and a cut line where one looks, and comes back', async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(rehearsal.url);
    await page.getByTestId('start-release').click();
    const instruments = page.getByTestId('instruments');
    await expect(page.getByTestId('rehearsal').locator('[aria-current="step"]')).toContainText(
      'Run the checks',
    );
    await expect(instruments).toContainText('within budget', { timeout: 30_000 });

    await page.getByTestId('drill-errors').click();
    await expect(instruments).toContainText('over budget', { timeout: 30_000 });

    await page.getByTestId('drill-stopped').click();
    await expect(page.locator('.alert', { hasText: 'Service down' })).toContainText(/pending|firing|down/, {
      timeout: 30_000,
    });
    // What cannot be done is said, and counts for nothing.
    await page.getByTestId('drill-slow').click();
    await expect(page.getByText('The practice service does not run')).toBeVisible();
    await expect(page.getByTestId('drill-slow')).toHaveAttribute('aria-pressed', 'false');

    await page.getByTestId('drill-end').click();
    await expect(page.getByTestId('drill-stopped')).toHaveAttribute('aria-pressed', 'false');
    await expect(instruments).toContainText('within budget', { timeout: 60_000 });

    await page.getByTestId('drill-cut').click();
    await expect(page.getByTestId('connection-harbor-1')).not.toContainText(' ms', { timeout: 30_000 });
    await page.getByTestId('drill-end').click();
    await expect(page.getByTestId('connection-harbor-1')).toContainText(' ms', { timeout: 60_000 });
  });
});
