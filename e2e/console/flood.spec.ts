import { highWaterBytes } from '../../src/shared/stream-frame.ts';
import { expect, test } from './console-test.ts';

test('a flood neither outruns the window nor blocks it', async ({ app: { page, open, host } }) => {
  const key = await open('running');
  await page.getByTestId('new-terminal').click();
  await page.getByTestId('new-terminal-web-1').click();
  await expect(page.getByTestId('free-terminal')).toContainText('deploy@web-1');
  await page.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(window, { longTasks: tasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) tasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
  await page.keyboard.type('flood');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('free-terminal')).toContainText('flood over', { timeout: 20_000 });
  const tasks = await page.evaluate(() => Reflect.get(window, 'longTasks') as number[]);
  expect(tasks.filter((ms) => ms > 100)).toEqual([]);
  expect(tasks.length).toBeLessThan(4);
  // One chunk may stand over the mark, never a second one.
  expect(host.streams(key).mostUnacked).toBeLessThan(highWaterBytes + 64 * 1024);
});
