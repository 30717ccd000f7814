import type { Judged } from '../../src/shared/journal/judgment-shape.ts';
import { expect, test } from './console-test.ts';

const judged: Judged = {
  verdict: 'go-back',
  since: new Date(Date.now() - 120_000).toISOString(),
  worse: [
    { measure: 'p95', where: null, before: 84, after: 412, sure: 'certain' },
    { measure: 'errors', where: 'web-2', before: 0.04, after: 0.3, sure: 'likely' },
  ],
  steady: ['memory', 'database'],
  missingMs: 0,
};

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('what got worse since the change is said above the metrics and beside the rollback control', async ({
      app: { page, open, host, check },
    }) => {
      const world = host.world(await open('running'));
      const said = page.locator('.instruments').getByTestId('judgment');
      await expect(page.getByTestId('tile-throughput')).toBeVisible();
      await expect(said).toHaveCount(0);
      world.say({ type: 'judgment', judged });
      await expect(said).toHaveAttribute('data-verdict', 'go-back');
      await expect(said).toContainText('p95 84 ms → 412 ms (certain)');
      await expect(said).toContainText('error rate of web-2 0.04 % → 0.3 % (likely)');
      await expect(said).toContainText('unchanged: memory, database connections');
      await page.getByTestId('rollback-control').click();
      await expect(page.getByTestId('rollback-preview').getByTestId('judgment')).toBeVisible();
      await check(`judgment-${colorScheme}`);
      world.say({ type: 'judgment', judged: { ...judged, verdict: 'go', worse: [] } });
      await expect(said).toHaveAttribute('data-verdict', 'go');
      await expect(said).toContainText('nothing measured got worse');
    });
  });
}
