import type { DesktopReport } from '../../src/shared/wire/desktop-report.ts';
import { ring } from '../../test/renderer/fixture/ring.ts';
import { type Console, expect, test } from './console-test.ts';

/** Gives a page that is open the part of the desktop's bridge that hears of it; tells what it was told. */
async function hearReports(page: Console['page']): Promise<() => Promise<DesktopReport | undefined>> {
  await page.evaluate(() => {
    const reports: DesktopReport[] = [];
    const slipway = { report: (report: DesktopReport) => reports.push(report) };
    Object.assign(window, { reports, slipway, notices: 0 });
    Object.assign(window, {
      Notification: class {
        static permission = 'granted';
        constructor() {
          (window as unknown as { notices: number }).notices += 1;
        }
      },
    });
  });
  return () => page.evaluate(() => (window as unknown as { reports: DesktopReport[] }).reports.at(-1));
}

test('the desktop is told of an alert only where a person wants that, and the page shows no notification of its own', async ({
  app: { page, open, host },
}) => {
  const key = await open('ringing');
  await expect(page.getByTestId('alarm-question')).toBeVisible();
  const report = await hearReports(page);
  await page.getByTestId('alarm-yes').click();
  await expect.poll(async () => (await report())?.run?.alerts.length).toBe(1);
  expect(await report()).toMatchObject({ file: expect.stringMatching(/^\//), run: { id: 'run-1' } });
  expect(await page.evaluate(() => (window as unknown as { notices: number }).notices)).toBe(0);
  await page.locator('.alert.firing').getByTestId('alert-acknowledge').click();
  await expect.poll(async () => (await report())?.run?.alerts).toEqual([]);
  ring(host.world(key), []);
  await page.getByTestId('alarm-toggle').click();
  ring(host.world(key));
  await expect(page.getByTestId('alert-chip')).toHaveAttribute('data-tone', 'loud');
  expect((await report())?.run?.alerts).toEqual([]);
});

test('a press on a notification leads to what failed', async ({ app: { page, open } }) => {
  await open('failed');
  const failed = page.locator('[data-status="failed"]').first();
  await expect(failed).toBeVisible();
  const focused = page.locator('[data-status="failed"]:focus, [data-status="failed"] :focus');
  await expect(focused).toHaveCount(0);
  await page.evaluate(() => window.postMessage({ type: 'slipway-lead', lead: 'failure' }, location.origin));
  await expect(focused).toHaveCount(1);
});

test('the desktop is told that no run is on the screen any more', async ({ app: { page, open } }) => {
  await open('failed');
  const report = await hearReports(page);
  await page.evaluate(() => {
    location.hash = '#/';
  });
  await expect.poll(report).toEqual({ file: null, run: null });
});
