import { expect, test } from './console-test.ts';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`a proposed rollback in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('says why, since when and what would be restored', async ({ app: { page, open, check } }) => {
      await open('proposed');
      const bar = page.getByTestId('proposal');
      await expect(bar).toContainText('“Error rate above 5% for 2 minutes” fires at 7.4%, for 2 min');
      await expect(bar).toContainText('Rolling back restores 0.9.7: /app/chatapp-cli, /app/proto on web-1.');
      await check(`proposed-${colorScheme}`);
      await page.getByTestId('proposal-decline').click();
      await expect(page.getByTestId('decline-reason')).toBeFocused();
      await check(`proposed-declining-${colorScheme}`);
    });

    test('that is only noted asks nothing', async ({ app: { page, open, check } }) => {
      await open('noted');
      await expect(page.getByTestId('proposal')).toContainText('Would roll back');
      await expect(page.getByTestId('proposal-look')).toHaveCount(0);
      await check(`noted-${colorScheme}`);
    });

    test('is not to be expected of a trigger that nothing measures, which says so', async ({
      app: { page, open, check },
    }) => {
      await open('blind');
      const alerts = page.getByRole('region', { name: 'Alerts' });
      await expect(alerts).toContainText('2 rules · 1 trigger is watched, 1 cannot be');
      await expect(alerts).toContainText('no source has a series for “queue depth”');
      await page.getByTestId('rollback-control').click();
      await expect(page.getByTestId('automatic')).toContainText(
        'A firing trigger rolls back by itself: 1 trigger is watched, 1 cannot be:“Queue depth above 1000”: no source has a series',
      );
      await check(`blind-${colorScheme}`);
    });
  });
}

test('a proposed rollback is declined by keyboard, with a reason', async ({ app: { page, open, host } }) => {
  const key = await open('proposed');
  await page.getByTestId('proposal-decline').focus();
  await page.keyboard.press('Enter');
  await page.keyboard.type('a load test');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('proposal')).toHaveCount(0);
  expect(host.world(key).main.events.at(-1)).toMatchObject({
    type: 'rollback.declined',
    proposal: 'p1',
    reason: 'a load test',
  });
});

test('a proposed rollback is declined from the palette, and by its key where one is proposed', async ({
  app: { page, open, host },
}) => {
  const key = await open('proposed');
  await page.keyboard.press('Control+k');
  const find = page.getByPlaceholder('Find items, sections');
  await find.fill('decline');
  await page.getByRole('button', { name: 'Decline the proposed rollback' }).click();
  await expect(page.getByTestId('decline-reason')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(page.getByTestId('decline-reason')).toHaveCount(0);
  await page.keyboard.press('d');
  await expect(page.getByTestId('decline-reason')).toBeFocused();
  await page.keyboard.type('a drill');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('proposal')).toHaveCount(0);
  expect(host.world(key).main.events.at(-1)).toMatchObject({ type: 'rollback.declined', reason: 'a drill' });
  await page.keyboard.press('d');
  await expect(page.getByTestId('decline-reason')).toHaveCount(0);
  await page.keyboard.press('Control+k');
  await find.fill('decline');
  await expect(page.getByText('No results.')).toBeVisible();
});

test('a proposed rollback is confirmed by holding, like any other', async ({ app: { page, open } }) => {
  await open('proposed');
  await page.getByTestId('proposal-look').focus();
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('rollback-hold')).toBeFocused();
  await page.keyboard.down(' ');
  await expect(page.getByTestId('rollback-control')).toHaveAttribute('data-phase', /under-way|verified/);
  await page.keyboard.up(' ');
  await expect(page.getByTestId('proposal')).toHaveCount(0);
});

test('a window that only watches cannot decline, but can still roll back', async ({
  app: { page, open, host },
}) => {
  const key = await open('watching');
  host.world(key).main.add({
    type: 'rollback.proposed',
    proposal: 'p1',
    mode: 'ask',
    cause: 'no-data',
    text: 'Service down',
    value: null,
    shown: '',
    since: new Date().toISOString(),
    restores: '',
    reasons: ['web-1 cannot be reached'],
  });
  const bar = page.getByTestId('proposal');
  await expect(bar).toContainText('No data for the rollback trigger “Service down”, which is no breach');
  await expect(bar).toContainText('web-1 cannot be reached');
  await expect(page.getByTestId('proposal-decline')).toBeDisabled();
  await expect(page.getByTestId('proposal-decline')).toHaveAccessibleDescription(/driven by mara on ops-2/);
  await page.keyboard.press('d');
  await expect(page.getByText('Couldn’t decline the rollback')).toBeVisible();
  await expect(page.getByTestId('decline-reason')).toHaveCount(0);
  await expect(page.getByTestId('proposal-look')).toBeEnabled();
});
