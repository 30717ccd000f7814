import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a finished run in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('is history: nothing in it is live', async ({ app: { page, open, host, check } }) => {
      const world = host.world(await open('ended'));
      const rule = { text: 'High latency (p95 >500ms)', metric: 'x', op: '>', value: 500, line: 1 } as const;
      const minutesAgo = (n: number): number => Date.now() - n * 60_000;
      const ended = world.main.events.find(({ type }) => type === 'run.ended');
      world.say({
        type: 'alerts',
        alerts: [{ rule, state: 'firing', value: 612, shown: '', since: minutesAgo(33) }],
      });
      world.say({ type: 'tiles', tiles: [] });
      world.say({
        type: 'connections',
        connections: [{ target: 'web-1', state: 'idle', latencyMs: null, reason: null }],
      });
      const instruments = page.getByTestId('instruments');
      const asOf = await page.evaluate((at) => new Date(at).toLocaleString(), ended?.at ?? '');
      await expect(instruments.getByRole('heading', { name: `Alerts as of ${asOf}` })).toBeVisible();
      await expect(instruments).toContainText('What was measured is not kept');
      await expect(page.getByTestId('alert-chip')).toHaveCount(0);
      await expect(page).toHaveTitle('Ended · passed · 1.0.0 · chatapp');
      await expect(page.getByTestId('connection-web-1')).toContainText('web-1');
      await check(`history-${colorScheme}`);
    });
  });
}
