import { expect, test } from './console-test.ts';

const home = '#/';

for (const colorScheme of ['dark', 'light'] as const) {
  test.describe(`home in ${colorScheme}`, () => {
    test.use({ colorScheme });

    test('shows releases with what became of them, and what is due', async ({
      app: { open, page, check },
    }) => {
      await open('running', home);
      await expect(page.getByTestId('release-run-0a')).toContainText('rolled back to 0.9.7 in 1.30 s');
      await expect(page.getByTestId('release-run-0b')).toHaveCount(0);
      await expect(page.getByTestId('release-run-00')).toHaveCount(0);
      await expect(page.getByTestId('maintenance-due')).toContainText('Check the error logs');
      await check(`home-full-${colorScheme}`);
    });
  });
}

test('releases are searched and filtered, and stay so on the way back', async ({ app: { open, page } }) => {
  await open('running', home);
  const rows = page.locator('.releases li');
  await expect(rows).toHaveCount(4);
  await page.getByTestId('releases-rehearsals').click();
  await expect(rows).toHaveCount(5);
  await page.getByTestId('releases-failed').click();
  await expect(rows).toHaveCount(1);
  await page.getByTestId('releases-all').click();
  await page.getByTestId('release-search').fill('mara');
  await expect(rows).toHaveCount(1);
  await rows.first().getByRole('button').click();
  await page.goBack();
  await expect(page.getByTestId('release-search')).toHaveValue('mara');
  await expect(rows).toHaveCount(1);
  await page.getByTestId('release-search').fill('nobody');
  await expect(page.getByTestId('releases')).toContainText('No release matches.');
});

test('a path is typed, corrected, and opened', async ({ app: { open, page } }) => {
  await open('running', home);
  const field = page.getByTestId('open-path');
  await expect(field).toBeFocused();
  await page.keyboard.type('missing.md');
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('open-missing')).toHaveText(/^There is no file \/srv\/missing\.md\./);
  await expect(field).toHaveValue('missing.md');
  await field.fill('/srv/billing');
  await page.keyboard.press('Enter');
  await expect(page.locator('.file-dir')).toContainText('/srv/billing');
  await expect(field).toHaveValue('');
  await field.fill('rel');
  await expect(page.locator('.file-browser li')).toHaveText([/Up/, /RELEASE\.md/]);
  await page.keyboard.press('Enter');
  await expect(page.getByTestId('review')).toBeVisible();
  await page.goBack();
  await expect(page.locator('.file-dir')).toContainText('/srv/billing');
});

test('a checklist is taken from the recent ones', async ({ app: { open, page } }) => {
  await open('running', home);
  const recent = page.getByTestId('recent-entry');
  await expect(recent).toHaveCount(3);
  await expect(recent.nth(2)).toBeDisabled();
  await expect(recent.nth(2)).toContainText('no longer there');
  await page.getByTestId('forget-recent').nth(2).click();
  await expect(recent).toHaveCount(2);
});

test('a recurring task is marked as done, and not done after all', async ({ app: { open, page } }) => {
  await open('running', home);
  const due = page.getByTestId('maintenance-due');
  await due.getByRole('button', { name: 'Mark “Check the error logs” as done' }).click();
  const undo = due.getByRole('button', { name: 'Mark “Check the error logs” as not done' });
  await expect(due).toContainText('by J. Ito');
  await undo.click();
  await expect(due).toContainText('by mara');
  await due.getByRole('button', { name: 'Mark “Check the error logs” as done' }).click();
  await due.getByRole('button', { name: 'Mark “Test that a backup can be restored” as done' }).click();
  await expect(undo).toBeVisible();
  await page.reload();
  await expect(page.getByTestId('releases')).toContainText('0.9.8');
  await expect(due).toHaveCount(0);
});

test('the tasks of a checklist are marked in its session, too', async ({ app: { open, page, check } }) => {
  await open('running');
  await page.getByRole('button', { name: /^Maintenance/ }).click();
  const tasks = page.locator('.maintenance-task');
  await expect(tasks.filter({ hasText: 'not done here yet' }).first()).toBeVisible();
  await check('maintenance');
});
