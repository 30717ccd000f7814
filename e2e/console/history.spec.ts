import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a finished run in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is history: nothing in it is live', async ({ app: { page, open, host, check } }) => {
      const world = host.world(await open('ended'));
      const ended = world.main.events.find(({ type }) => type === 'run.ended');
      const instruments = page.getByTestId('instruments');
      const asOf = await page.evaluate((at) => new Date(at).toLocaleString(), ended?.at ?? '');
      await expect(instruments.getByRole('heading', { name: `Alerts as of ${asOf}` })).toBeVisible();
      await expect(instruments).toContainText('was firing');
      await expect(instruments).not.toContainText('33 min');
      await expect(instruments).toContainText('Nothing that was measured in it is kept');
      await expect(page.getByTestId('alert-chip')).toHaveCount(0);
      await expect(page).toHaveTitle('Ended · passed · 1.0.0 · chatapp');
      await check(`history-${colorScheme}`);
    });
  });
}

test('what is measured after the end is not shown in a run that has ended', async ({
  app: { page, open, host },
}) => {
  const world = host.world(await open('running'));
  const latency = page.getByTestId('tile-latency-p95');
  await expect(latency).toHaveAttribute('data-verdict', 'fail');
  world.main.add({ type: 'run.ended', outcome: 'passed', summary: 'live' });
  await expect(page.getByTestId('status-chip')).toHaveText('Ended · passed');
  world.say({ type: 'tiles', tiles: [] });
  world.say({ type: 'alerts', alerts: [] });
  world.say({
    type: 'prompts',
    prompts: [{ id: 'q', kind: 'confirm', target: 'web-1', title: 'Sure?', message: 'x', secret: false }],
  });
  await expect(page.getByTestId('prompt')).toBeVisible();
  await expect(latency).toBeVisible();
  await expect(page.getByTestId('instruments')).toContainText('High latency');
});
