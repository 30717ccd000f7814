import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a rehearsal in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('leads through its steps, and breaks the service on request', async ({
      app: { page, open, check },
    }) => {
      await open('practice');
      const panel = page.getByTestId('rehearsal');
      const now = panel.locator('[aria-current="step"]');
      await expect(now).toContainText('Deploy');
      await expect(panel.getByRole('listitem').filter({ hasText: 'Break it' })).not.toContainText('(done)');
      await page.getByTestId('drill-errors').click();
      await expect(page.getByTestId('drill-errors')).toHaveAttribute('aria-pressed', 'true');
      await expect(panel).toContainText('Error rate leaves its budget');
      await expect(panel.getByRole('listitem').filter({ hasText: 'Break it' })).toContainText('(done)');
      await check(`rehearsal-${colorScheme}`);
      await page.getByTestId('drill-end').click();
      await expect(page.getByTestId('drill-errors')).toHaveAttribute('aria-pressed', 'false');
      await expect(page.getByTestId('drill-end')).toBeDisabled();
    });
  });
}

test('a release in production offers nothing to break', async ({ app: { page, open } }) => {
  await open('running');
  await expect(page.getByTestId('instruments')).toContainText('Live metrics');
  await expect(page.getByTestId('rehearsal')).toHaveCount(0);
});
