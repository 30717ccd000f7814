import { readFile } from 'node:fs/promises';
import type { Sample, Tile } from '../../src/shared/wire/live.ts';
import { expect, test } from './console-test.ts';

const minuteMs = 60_000;
const sizes = [
  { width: 1440, height: 900 },
  { width: 1100, height: 700 },
] as const;

for (const colorScheme of ['dark', 'light'] as const) {
  for (const viewport of sizes) {
    test.describe(`in ${colorScheme} at ${viewport.width}`, () => {
      test.use({ colorScheme, viewport });

      test('a tile opens its chart', async ({ app: { page, open, check } }) => {
        test.slow();
        await open('running');
        await page.getByTestId('tile-open-latency-p95').click();
        const chart = page.getByTestId('chart-latency-p95');
        await expect(chart.locator('canvas')).toBeVisible();
        await expect(chart.getByRole('img')).toHaveAccessibleName(/^Chart of Latency p95: last \d/);
        await expect(chart).toContainText('p95');
        await check(`chart-${colorScheme}-${viewport.width}`);
      });

      test('all charts stand side by side', async ({ app: { page, open, check } }) => {
        test.slow();
        await open('running');
        await page.getByTestId('all-charts').click();
        await expect(page.locator('.chart-card')).toHaveCount(7);
        await page.getByTestId('range-run').click();
        await expect(page.getByTestId('range-run')).toHaveAttribute('aria-pressed', 'true');
        await check(`charts-${colorScheme}-${viewport.width}`);
      });
    });
  }
}

test('Enter opens a chart, Escape leads back to the work and to the tile', async ({
  app: { page, open },
}) => {
  await open('running');
  const section = await page.getByTestId('section-title').textContent();
  const tile = page.getByTestId('tile-open-memory');
  await tile.focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('chart-memory')).toBeVisible();
  await expect(page.getByTestId('charts')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('charts')).toHaveCount(0);
  await expect(page.getByTestId('section-title')).toHaveText(section ?? '');
  await expect(tile).toBeFocused();
  await page.keyboard.press('c');
  await expect(page.locator('.chart-card')).toHaveCount(7);
  await page.keyboard.press('c');
  await expect(page.getByTestId('section-title')).toHaveText(section ?? '');
});

test('the code of charts loads when the first one opens', async ({ app: { page, open } }) => {
  const loaded: string[] = [];
  page.on('request', (request) => loaded.push(request.url()));
  // What loads while nobody waits for it is not what opens the window.
  await page.addInitScript(() => {
    window.requestIdleCallback = () => 0;
  });
  await open('running');
  const tile = page.getByTestId('tile-open-cpu');
  await expect(tile).toBeVisible();
  expect(loaded.filter((url) => url.includes('charts-panel'))).toEqual([]);
  await tile.click();
  await expect(page.getByTestId('chart-cpu')).toBeVisible();
  expect(loaded.some((url) => /charts-panel-[^/]*\.js$/.test(url))).toBe(true);
});

test('the crosshair is shared: hovering one chart tells time and value in every one', async ({
  app: { page, open },
}) => {
  await open('running');
  await page.getByTestId('all-charts').click();
  const plot = page.getByTestId('chart-errors').locator('.u-over');
  await expect(plot).toBeVisible();
  const box = await plot.boundingBox();
  if (box === null) throw new Error('the plot has no place');
  // Seven of the fifteen minutes have values: the right third has.
  await page.mouse.move(box.x + box.width * 0.9, box.y + box.height / 2);
  await expect(page.getByTestId('chart-errors').getByTestId('chart-tip')).toContainText(/\d\d:\d\d:\d\d.*%/);
  await expect(page.getByTestId('chart-memory').getByTestId('chart-tip')).toContainText(/\d\d:\d\d:\d\d.*MB/);
  await page.mouse.move(5, 5);
  await expect(page.getByTestId('chart-memory').getByTestId('chart-tip')).toBeHidden();
});

test('a drag zooms all charts, and a button or a double click leads back to the range', async ({
  app: { page, open },
}) => {
  await open('running');
  await page.getByTestId('all-charts').click();
  const plot = page.getByTestId('chart-errors').locator('.u-over');
  const reset = page.getByTestId('reset-zoom');
  const drag = async () => {
    const box = await plot.boundingBox();
    if (box === null) throw new Error('the plot has no place');
    await page.mouse.move(box.x + box.width * 0.7, box.y + 30);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.8, box.y + 30, { steps: 4 });
    await page.mouse.move(box.x + box.width * 0.9, box.y + 30, { steps: 4 });
    await page.mouse.up();
  };
  await drag();
  await expect(reset).toBeVisible();
  await expect(page.getByTestId('range-15m')).toHaveAttribute('aria-pressed', 'false');
  await reset.click();
  await expect(reset).toHaveCount(0);
  await expect(page.getByTestId('range-15m')).toHaveAttribute('aria-pressed', 'true');
  await drag();
  await expect(reset).toBeVisible();
  await plot.dblclick();
  await expect(reset).toHaveCount(0);
});

test('what is shown is saved as CSV and as a picture', async ({ app: { page, open } }) => {
  await open('running');
  await page.getByTestId('tile-open-memory').click();
  await page.getByTestId('range-1h').click();
  await expect(page.getByTestId('chart-memory')).toContainText('p95');
  // What was kept of the hour has come once the least value is one of an hour ago.
  await expect
    .poll(async () => {
      const saved = page.waitForEvent('download');
      await page.getByTestId('save-csv').click();
      const file = await saved;
      expect(file.suggestedFilename()).toMatch(/memory\.csv$/);
      const [head, ...rows] = (await readFile(await file.path(), 'utf8')).trim().split('\r\n');
      expect(head).toBe('time,Memory (MB)');
      const first = Date.parse(rows[0]?.split(',')[0] ?? '');
      return Date.now() - first > 40 * minuteMs;
    })
    .toBe(true);
  const saved = page.waitForEvent('download');
  await page.getByTestId('save-png').click();
  const picture = await readFile(await (await saved).path());
  expect(picture.subarray(1, 4).toString()).toBe('PNG');
  expect(picture.readUInt32BE(16)).toBeGreaterThan(300);
});

/** A tile of two hosts whose source has said nothing for ten minutes. */
const silent: Tile = {
  id: 'latency',
  label: 'Latency p95',
  unit: 'ms',
  budget: '< 100 ms',
  bound: { op: '<', value: 100 },
  verdict: 'fail',
  source: 'http://localhost:8000/metrics via web-2',
  host: 'web-2',
  hosts: [
    { host: 'web-1', value: 62, verdict: 'pass' },
    { host: 'web-2', value: 140, verdict: 'fail' },
  ],
  rules: [{ text: 'High latency (p95 >150ms)', op: '>', value: 150 }],
};

test('hosts have a line each, and a series that has stopped says as of when it is', async ({
  app: { page, open, host, check },
}) => {
  const world = host.world(await open('running'));
  // What is said before the window listens is lost.
  await expect(page.getByTestId('tile-open-latency-p95')).toBeVisible();
  const until = Date.now() - 10 * minuteMs;
  const series = (value: number): Sample[] =>
    Array.from({ length: 240 }, (_, index) => ({
      at: until - (240 - index) * 1_000,
      value: index > 100 && index < 130 ? null : value + Math.sin(index / 9) * 6,
    }));
  const chart = page.getByTestId('chart-latency');
  await expect(async () => {
    world.say({ type: 'tiles', tiles: [silent] });
    world.say({
      type: 'samples',
      samples: { 'latency@web-1': series(62), 'latency@web-2': series(140), latency: series(140) },
    });
    await page.getByTestId('tile-open-latency').click({ timeout: 2_000, position: { x: 12, y: 12 } });
  }).toPass();
  await expect(chart.getByRole('row')).toHaveCount(3);
  await expect(chart.getByRole('row', { name: /web-2/ })).toContainText('146');
  await expect(chart.getByTestId('chart-stale')).toHaveText(/^as of \d\d:\d\d$/);
  await check('chart-of-hosts');
});

test('a finished run shows what was measured in it', async ({ app: { page, open, host, check } }) => {
  const world = host.world(await open('ended'));
  const end = Date.parse(world.main.state.endedAt ?? '');
  const samples = Array.from({ length: 600 }, (_, index) => ({
    at: end - (600 - index) * 1_000,
    value: index > 300 && index < 400 ? 140 : 60,
  }));
  world.measured = { latency: samples };
  const { hosts: _hosts, host: _host, ...tile } = silent;
  await expect(async () => {
    world.say({ type: 'tiles', tiles: [{ ...tile, verdict: 'pass' }] });
    world.say({ type: 'samples', samples: { latency: samples } });
    await page.getByTestId('tile-open-latency').click({ timeout: 2_000, position: { x: 12, y: 12 } });
  }).toPass();
  const chart = page.getByTestId('chart-latency');
  await expect(chart.getByRole('img')).toHaveAccessibleName(
    'Chart of Latency p95: last 60 ms, min 60 ms, max 140 ms, p95 140 ms',
  );
  await expect(chart.getByTestId('chart-stale')).toHaveCount(0);
  await check('chart-of-a-finished-run');
});

for (const colorScheme of ['dark', 'light'] as const)
  test.describe(`releases side by side in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('have a row each, with what got worse', async ({ app: { page, open, check } }) => {
      await open('running');
      await page.getByTestId('all-charts').click();
      await page.getByTestId('by-release').click();
      const rows = page.getByTestId('trends').locator('tbody tr');
      await expect(rows).toHaveCount(4);
      await expect(rows.first()).toContainText('this release');
      await expect(rows.first()).toContainText('+27%');
      await expect(rows.nth(2)).toContainText('rolled back');
      await expect(rows.last().locator('td').last()).toHaveText('');
      await check(`trends-${colorScheme}`);
      await page.getByTestId('range-1h').click();
      await expect(page.locator('.chart-card')).toHaveCount(7);
    });
  });

test('since the release shows a minute before its first command and all that came of it', async ({
  app: { page, open, check },
}) => {
  await open('running');
  await page.getByTestId('all-charts').click();
  await page.getByTestId('range-1h').click();
  const range = page.getByTestId('range-release');
  await range.click();
  await expect(range).toHaveAttribute('aria-pressed', 'true');
  const saved = page.waitForEvent('download');
  await page.getByTestId('save-csv').click();
  const [, first = ''] = (await readFile(await (await saved).path(), 'utf8')).split('\r\n');
  // The first command of the change started two minutes ago.
  const ago = Date.now() - Date.parse(first.split(',')[0] ?? '');
  expect(ago).toBeGreaterThan(2 * minuteMs);
  expect(ago).toBeLessThan(4 * minuteMs);
  await check('charts-since-release');
});

test('since the release is not offered while nothing was changed', async ({ app: { page, open } }) => {
  await open('signing');
  await page.getByTestId('all-charts').click();
  await expect(page.getByTestId('range-release')).toBeDisabled();
  await expect(page.getByTestId('range-release')).toHaveAttribute(
    'title',
    'This run has changed nothing yet',
  );
});

test('a log scale draws values by their orders of magnitude, and is switched off again', async ({
  app: { page, open, check },
}) => {
  await open('running');
  await page.getByTestId('all-charts').click();
  const canvas = page.getByTestId('chart-latency-p95').locator('canvas');
  await expect(canvas).toBeVisible();
  const picture = () => canvas.evaluate((element: HTMLCanvasElement) => element.toDataURL());
  const even = await picture();
  const toggle = page.getByTestId('log-scale');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'true');
  await expect.poll(picture).not.toBe(even);
  await check('charts-log-scale');
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-pressed', 'false');
});
