import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a lost line in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is said in the row that waits for it, and nothing pretends to go on', async ({
      app: { page, open, host, check },
    }) => {
      const world = host.world(await open('running'));
      const row = page.locator('article[data-status="running"]');
      await expect(row).toContainText('Start service');
      const lost = { since: Date.now() - 65_000, nextTryAt: Date.now() + 3_600_000 };
      world.say({
        type: 'connections',
        connections: [
          { target: 'web-1', state: 'reconnecting', latencyMs: null, reason: 'no route to host', lost },
        ],
      });
      await expect(row).toContainText(/Line to web-1 lost 1 min \d\d s ago \(no route to host\)/);
      await expect(row).toContainText('The step goes on there; its output follows from where it stopped');
      await expect(row).toContainText(/Next try in 3\d\d\d s/);
      await expect(row.locator('.item-duration')).toHaveText('line lost');
      await expect(page.getByTestId('status-chip')).toHaveText(
        'Line to web-1 lost · Deploying · step 6 of 12',
      );
      await expect(page).toHaveTitle(/^Line to web-1 lost/);
      await check(`line-lost-${colorScheme}`);
      await row.getByRole('button', { name: 'Try now' }).click();
      await expect(row).not.toContainText('Line to web-1 lost');
      await expect(row.locator('.item-duration')).not.toHaveText('line lost');
    });
  });
}
