import { expect, test } from './console-test.ts';

test('a free terminal echoes, and its tab can be closed', async ({ app: { page, open, check } }) => {
  await open('running');
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-web-1').click();
  const terminal = page.getByTestId('free-terminal');
  await expect(terminal).toContainText('deploy@web-1');
  await page.keyboard.type('uptime');
  await page.keyboard.press('Enter');
  await expect(terminal).toContainText('uptime: not found');
  await check('terminal');
  await page.getByTestId('close-terminal').click();
  await expect(terminal).toHaveCount(0);
});

test('logs are filtered by level, paused and followed', async ({ app: { page, open, host } }) => {
  const key = await open('running');
  await page.keyboard.press('/');
  await expect(page.getByTestId('log-filter')).toBeFocused();
  await page.keyboard.type('level>=warn');
  const logs = page.getByTestId('logs');
  await expect(logs).toContainText('handshake rejected');
  await expect(logs).not.toContainText('draining 212 connections');
  await expect(logs).toContainText('0 lines lost');
  await page.getByTestId('log-filter').fill('');
  await page.getByTestId('log-follow').click();
  host
    .world(key)
    .log({ at: Date.now(), target: 'web-1', source: 'chatapp', level: 'info', text: 'INFO  one more' });
  await page.waitForTimeout(400);
  await expect(logs).not.toContainText('one more');
  await page.getByTestId('log-follow').click();
  await expect(logs).toContainText('one more');
});

test('logs say how much a filter finds, and show a line whole', async ({
  app: { page, open, host, check },
}) => {
  const key = await open('running');
  const say = (text: string): void =>
    host.world(key).log({ at: Date.now(), target: 'web-1', source: 'chatapp', level: 'error', text });
  say('{"level":"error","msg":"berth table unavailable","request":{"path":"/api/berths","ms":812}}');
  await page.keyboard.press('/');
  const filter = page.getByTestId('log-filter');
  await filter.fill('berth -health');
  await expect(page.getByTestId('log-found')).toHaveText(/^1 of \d+ lines$/);
  await expect(page.locator('.log-line mark').first()).toHaveText('berth');
  await page.locator('.log-line', { hasText: 'berth table' }).click();
  await expect(page.getByTestId('log-detail')).toContainText('"msg": "berth table unavailable"');
  await check('log-detail');
  await page.getByRole('button', { name: 'Close', exact: true }).click();
  await filter.fill('/(/');
  await expect(page.getByTestId('log-problem')).toHaveText('not a regular expression');
  await filter.fill('nobody-says-this');
  await expect(page.getByTestId('log-found')).toHaveText(/^0 of \d+ lines$/);
  await filter.press('Escape');
  await expect(filter).toHaveValue('');
  const saved = page.waitForEvent('download');
  await page.getByTestId('log-save').click();
  expect((await saved).suggestedFilename()).toBe('slipway.log');
});

test('events are shown in words', async ({ app: { page, open, check } }) => {
  await open('failed');
  await page.getByTestId('dock-tab-events').click();
  await expect(page.getByTestId('events')).toContainText('“Start service” failed, exit 1');
  await check('events');
});

test('a lost link shows, and everything returns by itself', async ({ app: { page, open, host, check } }) => {
  const key = await open('running');
  await expect(page.getByTestId('output-terminal')).toContainText('listening on');
  host.cut(key);
  await expect(page.getByTestId('link-banner')).toHaveText(
    'Lost the connection to the engine. The engine keeps running; reconnecting…',
  );
  await check('link-lost');
  host
    .world(key)
    .main.add({ type: 'run.paused', actor: 'M. Okafor', reason: 'paused while this window was away' });
  host.mend(key);
  await expect(page.getByTestId('link-banner')).toHaveCount(0, { timeout: 10_000 });
  await page.getByTestId('dock-tab-events').click();
  await expect(page.getByTestId('events')).toContainText('paused while this window was away');
  await page.getByTestId('dock-tab-output').click();
  await expect(page.getByTestId('output-terminal')).toContainText('listening on');
});

test('a tab that is still loading has its panel already', async ({ app: { page, open, check } }) => {
  const released = Promise.withResolvers<void>();
  await page.route(/\/output-tab-[^/]*\.js$/, async (route) => {
    await released.promise;
    await route.continue();
  });
  await open('running');
  await expect(page.getByTestId('dock')).toContainText('Loading…');
  await check('dock-loading');
  released.resolve();
  await expect(page.getByTestId('output-terminal')).toBeVisible();
});
