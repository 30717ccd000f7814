import { highWaterBytes } from '../../src/shared/wire/stream-frame.ts';
import { expect, test } from './console-test.ts';

// How long the window is held by a flood is measured by `npm run bench -- terminal`, not here.
test('a flood does not outrun the window, and the rest of it answers meanwhile', async ({
  app: { page, open, host },
}) => {
  const key = await open('running');
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-web-1').click();
  await expect(page.getByTestId('free-terminal')).toContainText('deploy@web-1');
  await page.keyboard.type('flood');
  await page.keyboard.press('Enter');
  await page.getByTestId('rollback-control').click();
  await expect(page.getByTestId('rollback-preview')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('free-terminal')).toContainText('flood over', { timeout: 40_000 });
  // One chunk may stand over the mark, never a second one.
  expect(host.streams(key).mostUnacked).toBeLessThan(highWaterBytes + 64 * 1024);
});
