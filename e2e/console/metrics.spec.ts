import type { Sample, Tile } from '../../src/shared/wire/live.ts';
import { expect, test } from './console-test.ts';

const hosts = ['web-1', 'web-2', 'web-3-with-a-long-name.example.com'];

/** A tile of three hosts; the second is over the budget. */
const tile: Tile = {
  id: 'latency',
  label: 'Latency p95',
  unit: 'ms',
  budget: '< 100 ms',
  bound: { op: '<', value: 100 },
  verdict: 'fail',
  source: 'http://localhost:8000/metrics via web-2',
  host: 'web-2',
  hosts: hosts.map((host, index) => ({
    host,
    value: index === 1 ? 140 : 60 + index,
    verdict: index === 1 ? 'fail' : 'pass',
  })),
};

const series = (value: number): Sample[] =>
  Array.from({ length: 60 }, (_, index) => ({
    at: Date.now() - (60 - index) * 1_000,
    value: value + (index % 5),
  }));

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('a tile of a group shows its worst host, or the one that is chosen', async ({
      app: { page, open, host, check },
    }) => {
      const world = host.world(await open('running'));
      const second: Tile = {
        ...tile,
        id: 'errors',
        label: 'Error rate',
        unit: '%',
        budget: '< 1%',
        host: null,
      };
      const shown = page.getByTestId('tile-latency');
      // A source tells again and again: the page may begin to listen between two messages.
      await expect(async () => {
        world.say({ type: 'tiles', tiles: [tile, second] });
        world.say({
          type: 'samples',
          samples: { latency: series(136), 'latency@web-1': series(56), 'latency@web-2': series(136) },
        });
        await expect(shown).toHaveAttribute('data-verdict', 'fail', { timeout: 1_000 });
      }).toPass();
      await expect(shown).toContainText('140');
      const choice = page.getByTestId('tile-host-latency');
      await expect(choice.locator('option:checked')).toHaveText('web-2 · worst of 3');
      await expect(page.getByTestId('tile-host-errors').locator('option:checked')).toHaveText('all 3 hosts');
      await check(`tiles-of-a-group-${colorScheme}`);
      await choice.focus();
      await choice.selectOption('web-1');
      await expect(shown).toHaveAttribute('data-verdict', 'pass');
      await expect(shown).toContainText('60');
    });

    test('a source that is not read says so, and why', async ({ app: { page, open, host, check } }) => {
      const world = host.world(await open('running'));
      const source = 'http://me:***@localhost:8000/metrics via web-1';
      const reason = 'HTTP 401 from http://me:***@localhost:8000/metrics: credentials refused';
      const shown = page.getByTestId('silent-sources');
      await expect(async () => {
        world.say({ type: 'tiles', tiles: [{ ...tile, source, verdict: 'no-data' }] });
        world.say({ type: 'samples', samples: { latency: [{ at: Date.now(), value: null }] } });
        world.say({ type: 'metric-sources', sources: [{ source, silentSince: Date.now(), reason }] });
        await expect(shown).toContainText(`Not read: ${source}`, { timeout: 1_000 });
      }).toPass();
      await expect(shown).toContainText(reason);
      await expect(page.getByTestId('tile-latency')).toHaveAttribute(
        'title',
        `${source}\nNot read: ${reason}`,
      );
      await check(`silent-source-${colorScheme}`);
    });
  });
}
